import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mintPermit } from '../../activities/writing/permit.ts';
import { getPlan } from '../../db/plans.ts';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantSubtask } from '../helpers/engine/plant-subtask.ts';
import { auditOf, closed, decideAll, eventually, writtenUnder } from '../helpers/engine/steps.ts';
import { issueOf } from '../helpers/judged.ts';

let engine: Engine;

beforeAll(async () => {
  // A look-up is far enough from its attempt that something can happen in between.
  engine = await startEngine({ writing: { sendSeconds: 1, settleSeconds: 1 } });
}, 120_000);
afterAll(() => engine?.close());

const create = { method: 'POST', path: '/issue' };

/** Ada approves a row whose answer is lost, and then the look-up is hindered. */
async function lose(
  key: string,
  kind: 'drop_before_commit' | 'drop_after_commit',
  hinder: () => void,
) {
  const { refinementId, plan } = await plantSubtask(engine, key);
  engine.simulator.faults.add({ ...create, kind, nth: 1 });
  expectStatus(await decideAll(engine.person('acc-ada'), plan), 200);
  const operation = plan.rows[0]?.operationId;
  await eventually(
    () => auditOf(engine),
    (entries) =>
      entries.some(
        ({ action, subject }) => action === 'write.ambiguous' && subject.id === operation,
      ),
  );
  hinder();
  const ben = engine.person('acc-ben');
  const { outcome } = await closed(ben, refinementId);
  const [row] = expectStatus(await ben.plan(plan.id), 200).rows;
  return { refinementId, plan, outcome, row };
}

const revokeTokens = () => {
  const { tokens, state } = engine.simulator;
  for (const token of Object.keys(state.tokens))
    if (token.startsWith('sim-user')) tokens.revoke(token);
};
const answer = (plan: string, row: string | undefined, body: unknown, as = 'acc-ben') =>
  engine
    .person(as)
    .call<{ state: string }>('POST', `/v1/plans/${plan}/rows/${row}/resolution`, { body });

describe('W2 a row whose outcome nobody could look up', () => {
  it('is written again once when somebody says so, as that person', async () => {
    const lost = await lose('SHOP-12', 'drop_before_commit', revokeTokens);
    expect(lost.outcome).toBe('partly_applied');
    expect(lost.row).toMatchObject({ state: 'uncertain', problem: { code: 'waiting_for_token' } });
    const { body } = await answer(lost.plan.id, lost.row?.id, { choice: 'write_again' });
    expect(body).toMatchObject({ state: 'released', refinement: { step: 'writing' } });
    expect((await closed(engine.person('acc-ben'), lost.refinementId)).outcome).toBe('applied');
    const issueId = engine.issueId('SHOP-12');
    expect(await writtenUnder(engine, issueId)).toEqual([lost.row?.operationId]);
    const site = engine.simulator.state.sites[engine.tenantId]!;
    const [child = ''] = site.issues[issueId]!.subtaskIds.slice(-1);
    expect(site.issues[child]?.creator).toBe('acc-ben');
  }, 60_000);

  it('is found instead where whoever sent it says so, and comes with a token', async () => {
    const lost = await lose('SHOP-20', 'drop_after_commit', revokeTokens);
    expect(lost.row?.state).toBe('uncertain');
    const again = { choice: 'write_again' };
    const { body } = await answer(lost.plan.id, lost.row?.id, again, 'acc-ada');
    expect(body).toMatchObject({ state: 'sending', refinement: { step: 'writing' } });
    expect((await closed(engine.person('acc-ben'), lost.refinementId)).outcome).toBe('applied');
    expect(await writtenUnder(engine, engine.issueId('SHOP-20'))).toEqual([lost.row?.operationId]);
  }, 60_000);
});

describe('W2 a permit whose process ended before it sent', () => {
  it('is looked up like any other, and the row is sent then', async () => {
    const ada = engine.person('acc-ada');
    const { refinementId, plan } = await plantSubtask(engine, 'SHOP-14');
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    const { withTenant } = engine.database;
    const minted = await withTenant(engine.tenantId, async (tx) => {
      const at = engine.clock.now();
      const readings = {
        issue: issueOf({ type: 'Story' }),
        accountId: 'acc-ada',
        fault: null,
        grants: { project: {}, site: {} },
        at,
      };
      const known = await getPlan(tx, plan.id);
      const rowId = plan.rows[0]?.id ?? '';
      return await mintPermit(tx, { known, rowId, readings, at, sendSeconds: 1 });
    });
    expect(minted.result).toBe('permit');
    await engine.startWorkers();
    expect((await closed(ada, refinementId)).outcome).toBe('applied');
    expect(await writtenUnder(engine, engine.issueId('SHOP-14'))).toEqual([
      plan.rows[0]?.operationId,
    ]);
    const looked = (await auditOf(engine)).filter(
      ({ subject }) => subject.id === plan.rows[0]?.operationId,
    );
    expect(looked.map(({ action }) => action)).toEqual([
      'write.sending',
      'write.ambiguous',
      'write.looked_up',
      'write.looked_up',
      'write.sending',
      'write.confirmed',
    ]);
  }, 60_000);
});

describe('W2 a look-up by somebody who sees the work item no more', () => {
  it('did not happen: the row is left to a person', async () => {
    const { simulator, tenantId: cloudId } = engine;
    const lost = await lose('SHOP-13', 'drop_after_commit', () => {
      const permissions: string[] = [];
      simulator.acting.setPermissions({
        cloudId,
        project: 'SHOP',
        accountId: 'acc-ada',
        permissions,
      });
    });
    expect(lost.row).toMatchObject({ state: 'uncertain', problem: { code: 'not_visible' } });
    expect(lost.outcome).toBe('partly_applied');
    expect(await writtenUnder(engine, engine.issueId('SHOP-13'))).toEqual([lost.row?.operationId]);
  }, 60_000);
});
