import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import {
  activitiesOf,
  auditOf,
  closed,
  decideAll,
  eventually,
  proposed,
  writtenUnder,
} from '../helpers/engine/steps.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const runOf = (refinementId: string, generation = 1) =>
  engine.client.workflow.getHandle(engine.workflowId(refinementId, generation));

/** What the schedule does, on the clock as it is. */
const reconcile = () => createActivities(engine.deps).reconcileOnce();

describe('reconcile', () => {
  it('starts a refinement again whose run is gone, and the new run goes on where it was', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    await runOf(refinement.id).terminate();
    expectStatus(await decideAll(ada, plan), 200);
    // Never back again: what is put into the outbox now is delivered at this time.
    engine.clock.advance(20 * minute);
    expect(await reconcile()).toMatchObject({ checked: 1, restarted: 1, messages: 0 });
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
    expect((await auditOf(engine)).map(({ action }) => action)).toContain('refinement.recovered');
  }, 60_000);

  it.each([
    ['SHOP-20', 'rejected'],
    ['SHOP-26', 'cancelled'],
  ] as const)(
    'ends a refinement whose run is gone in its next pass: %s was %s',
    async (key, outcome) => {
      const ada = engine.person('acc-ada');
      const { refinement, plan } = await proposed(ada, engine.issueId(key));
      await runOf(refinement.id).terminate();
      if (outcome === 'rejected') expectStatus(await decideAll(ada, plan, 'reject'), 200);
      else expectStatus(await ada.cancel(refinement.id), 200);
      expect(await reconcile()).toMatchObject({ restarted: 1 });
      expect((await closed(ada, refinement.id)).outcome).toBe(outcome);
    },
    60_000,
  );

  it('starts a refinement again whose run is gone when people are to be reminded', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-28'));
    await runOf(refinement.id).terminate();
    engine.clock.advance(2 * day + 11 * minute);
    expect(await reconcile()).toMatchObject({ restarted: 1 });
    // The new run begins at the machine's time.
    await eventually(
      () => activitiesOf(engine, refinement.id, 2),
      (names) => names.includes('analyseIssue'),
    );
    await engine.letPass(refinement.id, minute, 2);
    await untilRefinement(ada, refinement.id, ({ step }) => step === 'reminded');
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('rejected');
  }, 60_000);

  it('leaves a refinement alone whose run is open, and one that is not due', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-13'));
    expect(await reconcile()).toMatchObject({ checked: 0, restarted: 0, messages: 0 });
    engine.clock.advance(8 * day);
    expect(await reconcile()).toMatchObject({ checked: 1, restarted: 0, messages: 0 });
    engine.clock.advance(-8 * day);
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('rejected');
  }, 60_000);

  it('ends the run of an older generation without effect', async () => {
    const { database, tenantId } = engine;
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-14');
    const { refinement, plan } = await proposed(ada, issueId);
    await database.asAdministrator(
      'update refinements set generation = 2 where tenant_id = $1 and refinement_id = $2',
      [tenantId, refinement.id],
    );
    await runOf(refinement.id).signal('decided', { open: 0, released: plan.rows.length });
    expect(await runOf(refinement.id).result()).toBe('superseded');
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    const rows = expectStatus(await ada.plan(plan.id), 200).rows;
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['open']));
  }, 60_000);
});
