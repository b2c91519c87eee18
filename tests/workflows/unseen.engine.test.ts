import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import type { PlanView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  activitiesOf,
  auditOf,
  closed,
  decideAll,
  eventually,
  proposed,
  tellChange,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';

const minute = 60_000;
const hour = 60 * minute;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const forgetAppToken = () =>
  engine.database.asAdministrator(`delete from tokens where kind = 'app'`);

/** As the projection has it: whoever asked the API would bring a token. */
const projection = async (refinementId: string) => {
  const [row] = await engine.database.asAdministrator<{
    step: string;
    outcome: string | null;
    unseen: boolean;
    planId: string;
  }>(
    'select step, outcome, unseen, plan_id as "planId" from refinements where refinement_id = $1',
    [refinementId],
  );
  if (!row) throw new Error('nobody asked for it');
  return row;
};

/** What the chain says of whether somebody looked at what a plan wrote. */
const looks = async ({ id }: Pick<PlanView, 'id'>) =>
  (await auditOf(engine))
    .filter(({ action, subject }) => /^plan\.(un)?verified$/.test(action) && subject.id === id)
    .map(({ action, outcome, data }) => ({ action, outcome, data }));

const gaveUp = {
  action: 'plan.unverified',
  outcome: 'gave_up',
  data: { code: 'waiting_for_token' },
};
const verified = { action: 'plan.verified', outcome: 'ok', data: { faults: 0 } };

/** Rows are written while the app's token ends, so that nobody can look at them. */
async function writtenUnseen(key: string, positions?: number[]) {
  const ada = engine.person('acc-ada');
  const issueId = engine.issueId(key);
  const { refinement, plan } = await proposed(ada, issueId);
  const stop = engine.simulator.observe(async (phase, { method }) => {
    if (phase === 'committed' && method === 'POST') await forgetAppToken();
  });
  if (positions) {
    const said = expectStatus(
      await ada.decide(plan.id, verdictOn(plan, 'approve', positions)),
      200,
    );
    expectStatus(await ada.dispatch(plan.id, said.plan.seal), 200);
  } else expectStatus(await decideAll(ada, plan), 200);
  await eventually(
    () => projection(refinement.id),
    ({ unseen }) => unseen,
  );
  stop();
  return { ada, issueId, refinement, plan };
}

describe('W9 what was written while the app had no token', () => {
  it('waits to be looked at, and the next token of the app has it looked at', async () => {
    const { ada, issueId, refinement, plan } = await writtenUnseen('SHOP-12');
    expect(await projection(refinement.id)).toMatchObject({
      step: 'waiting_for_token',
      outcome: null,
    });
    expect(await looks(plan)).toEqual([]);
    // Whoever calls about whatever brings it.
    expectStatus(await engine.person('acc-ben').readiness(engine.issueId('SHOP-6')), 200, 202);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await looks(plan)).toEqual([verified]);
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
    await recordHistory(engine, engine.workflowId(refinement.id), 'verified-later');
  }, 60_000);

  it('is waited for as long as for a token to write, and then the chain says that nobody looked', async () => {
    const { refinement, plan } = await writtenUnseen('SHOP-13');
    await engine.letPass(refinement.id, 25 * hour);
    await eventually(
      () => projection(refinement.id),
      ({ outcome }) => outcome === 'applied',
    );
    expect(await looks(plan)).toEqual([gaveUp]);
    await recordHistory(engine, engine.workflowId(refinement.id), 'never-verified');
  }, 60_000);

  it('holds up nobody who decides on the rest, and is looked at before the end', async () => {
    const { ada, refinement, plan } = await writtenUnseen('SHOP-14', [0]);
    expect(await projection(refinement.id)).toMatchObject({ step: 'waiting' });
    const rest = expectStatus(await ada.plan(plan.id), 200);
    expectStatus(await decideAll(ada, rest, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect((await looks(plan)).at(-1)).toEqual(verified);
  }, 60_000);

  it('is not said to be verified where the rest expires', async () => {
    const { refinement, plan } = await writtenUnseen('SHOP-20', [0]);
    await engine.letPass(refinement.id, 8 * 24 * hour);
    await eventually(
      () => projection(refinement.id),
      ({ outcome }) => outcome === 'partly_applied',
    );
    expect(await looks(plan)).toEqual([gaveUp]);
  }, 60_000);
});

describe('A4 a change while the app had no token', () => {
  it('is remembered, and looked at when one comes', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-26'));
    await engine.letPass(refinement.id, minute);
    await forgetAppToken();
    engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: 'SHOP-26' }, 'acc-ben', {
      description: `## Acceptance criteria\n\n- Support sees who changed the address and when\n- A customer can print the return label without signing in\n`,
    });
    await tellChange(engine, refinement.id);
    await eventually(
      () => projection(refinement.id),
      ({ unseen }) => unseen,
    );
    expect(await projection(refinement.id)).toMatchObject({ step: 'waiting', planId: plan.id });
    expectStatus(await engine.person('acc-ben').readiness(engine.issueId('SHOP-6')), 200, 202);
    await engine.letPass(refinement.id, 5 * minute);
    const next = await untilRefinement(ada, refinement.id, ({ planId }) => planId !== plan.id);
    expect(next.step).toBe('waiting');
    expect(await projection(refinement.id)).toMatchObject({ unseen: false });
    expectStatus(await ada.cancel(refinement.id), 200);
    await closed(ada, refinement.id);
    await recordHistory(engine, engine.workflowId(refinement.id), 'looked-at-later');
  }, 60_000);

  it('is looked at once in five minutes at most, however often it changes', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-28'));
    // The run begins at the machine's time: it catches up with what passed before.
    await engine.letPass(refinement.id, minute);
    const revalidations = async () =>
      (await activitiesOf(engine, refinement.id)).filter((name) => name === 'revalidatePlan');
    await tellChange(engine, refinement.id);
    await eventually(revalidations, (all) => all.length > 0);
    await tellChange(engine, refinement.id, 2);
    await tellChange(engine, refinement.id, 3);
    expect(await revalidations()).toHaveLength(1);
    await engine.letPass(refinement.id, 4 * minute);
    await eventually(revalidations, (all) => all.length > 1);
    expect(await revalidations()).toHaveLength(2);
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    await closed(ada, refinement.id);
  }, 60_000);
});
