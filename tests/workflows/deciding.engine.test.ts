import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enqueue } from '../../db/outbox.ts';
import { expectStatus } from '../../dev/person.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  closed,
  codeOf,
  decideAll,
  eventually,
  proposed,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

describe('A7 each late or doubled decision has one outcome', () => {
  it('lets one of two people win who decide at the same moment, and tells the other', async () => {
    const [ada, ben] = [engine.person('acc-ada'), engine.person('acc-ben')];
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    const asked = [decideAll(ada, plan), decideAll(ben, plan, 'reject')];
    const replies = await Promise.all(asked);
    const statuses = replies.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 409]);
    const loser = replies.find(({ status }) => status === 409);
    expect(['plan_final', 'row_already_decided', 'seal_mismatch']).toContain(codeOf(loser!));
    const adaWon = replies[0]?.status === 200;
    const { outcome } = await closed(ada, refinement.id);
    expect(outcome).toBe(adaWon ? 'applied' : 'rejected');
    expect(await writtenUnder(engine, issueId)).toHaveLength(adaWon ? plan.rows.length : 0);
  }, 60_000);

  it('answers a second click with the same key like the first, and writes once', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-13');
    const { refinement, plan } = await proposed(ada, issueId);
    const decision = verdictOn(plan, 'approve');
    const [first, second] = await Promise.all([
      ada.decide(plan.id, decision, 'key-of-one-click'),
      ada.decide(plan.id, decision, 'key-of-one-click'),
    ]);
    expect(first.status).toBe(200);
    expect(second).toEqual(first);
    await closed(ada, refinement.id);
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
    const late = await ada.decide(plan.id, decision, 'key-of-another-click');
    expect([late.status, codeOf(late)]).toEqual([409, 'plan_final']);
  }, 60_000);

  it('gives a second wish to propose the open refinement, and one run drives it', async () => {
    const [ada, ben] = [engine.person('acc-ada'), engine.person('acc-ben')];
    const issueId = engine.issueId('SHOP-20');
    const [one, two] = await Promise.all([ada.propose(issueId), ben.propose(issueId)]);
    expect([one.status, two.status].toSorted()).toEqual([200, 202]);
    expect(expectStatus(one, 200, 202).id).toBe(expectStatus(two, 200, 202).id);
    const { refinement, plan } = await proposed(ada, issueId);
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('rejected');
    await recordHistory(engine, engine.workflowId(refinement.id), 'rejected');
  }, 60_000);

  it('takes a start that is delivered again as delivered', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-22'));
    const { tenantId, database, clock } = engine;
    const ref = { tenantId, refinementId: refinement.id, generation: 1 };
    await database.withTenant(tenantId, (tx) => enqueue(tx, startRefineIssue(ref), clock.now()));
    await eventually(
      () =>
        database.asAdministrator<{ delivery: string }>(
          `select delivery from outbox where workflow_id = $1 and kind = 'start'`,
          [engine.workflowId(refinement.id)],
        ),
      (rows) => rows.length === 2 && rows.every(({ delivery }) => delivery !== null),
    );
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
  }, 60_000);
});

describe('A10 taking back', () => {
  it('opens revoked rows again while others are undecided, and writes only what is approved then', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-26');
    const { refinement, plan } = await proposed(ada, issueId);
    const first = expectStatus(await ada.decide(plan.id, verdictOn(plan, 'approve', [0, 1])), 200);
    const row = first.plan.rows[0]!;
    expect(row.state).toBe('approved');
    const revoked = expectStatus(await ada.revoke(plan.id, [row.id]), 200);
    expect(revoked.plan.rows[0]?.state).toBe('open');
    expectStatus(await ada.decide(plan.id, verdictOn(revoked.plan, 'reject')), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toEqual([plan.rows[1]?.operationId]);
  }, 60_000);

  it('dispatches approved rows and keeps the others open under a new seal', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-28');
    const { refinement, plan } = await proposed(ada, issueId);
    const { plan: decided } = expectStatus(
      await ada.decide(plan.id, verdictOn(plan, 'approve', [0])),
      200,
    );
    const { plan: sent } = expectStatus(await ada.dispatch(plan.id, decided.seal), 200);
    expect(sent.seal).not.toBe(plan.seal);
    await eventually(
      () => writtenUnder(engine, issueId),
      (written) => written.length === 1,
    );
    const waiting = await eventually(
      async () => expectStatus(await ada.plan(plan.id), 200),
      ({ rows, state }) => state === 'waiting' && rows[0]?.state === 'done',
    );
    expectStatus(await decideAll(ada, waiting), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
  }, 60_000);

  it('cancels a waiting refinement with nothing written', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-31');
    const { refinement, plan } = await proposed(ada, issueId);
    expectStatus(await ada.cancel(refinement.id), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('cancelled');
    await recordHistory(engine, engine.workflowId(refinement.id), 'cancelled');
    const late = await decideAll(ada, plan);
    expect([late.status, codeOf(late)]).toEqual([409, 'plan_final']);
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);

  it('cancels between rows while it writes: what was sent stands, the rest does not', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-35');
    const { refinement, plan } = await proposed(ada, issueId);
    let asked = false;
    // Jira's reply to the first write is held back until the cancellation was answered.
    const stop = engine.simulator.observe(async (phase, { method, path }) => {
      if (asked || phase !== 'committed' || method !== 'POST' || !path.endsWith('/issue')) return;
      asked = true;
      expectStatus(await ada.cancel(refinement.id), 200);
    });
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('partly_applied');
    await recordHistory(engine, engine.workflowId(refinement.id), 'cancelled-while-writing');
    stop();
    const written = await writtenUnder(engine, issueId);
    expect(written).toEqual([plan.rows[0]?.operationId]);
    const { rows } = expectStatus(await ada.plan(plan.id), 200);
    expect(rows.map(({ state }) => state)).toEqual([
      'done',
      ...plan.rows.slice(1).map(() => 'cancelled'),
    ]);
  }, 60_000);
});
