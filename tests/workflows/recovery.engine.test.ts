import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { auditOf, closed, decideAll, proposed, writtenUnder } from '../helpers/engine/steps.ts';

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
