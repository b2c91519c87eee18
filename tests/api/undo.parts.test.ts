import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertPlan } from '../../db/plans.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import { operationIdOf, planIdOf, rowIdOf } from '../../domain/seal.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { issue, refusal, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let api: TestApi;
let plan: Plan;
let path: string;

beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api);
  path = `/v1/plans/${plan.id}/undo`;
  for (const accountId of ['acc-ada', 'acc-ben']) allow(accountId, 'DELETE_ISSUES');
});
afterAll(() => api.close());

/** The plan has ended with both rows done, and nobody asked for an undo. */
beforeEach(async () => {
  await api.setMode('propose');
  await run('delete from refinements where undo_of is not null');
  await run('delete from outbox');
  await end('applied', 'done', 'done');
});

const run = (text: string, values: unknown[] = []) => api.database.asAdministrator(text, values);

const allow = (accountId: string, ...more: string[]) =>
  api.simulator.acting.setPermissions({
    cloudId: tenantA,
    project: 'SHOP',
    accountId,
    permissions: [...memberPermissions, ...more],
  });

/** Ends the plan, or opens it again where there is no outcome. */
async function end(outcome: string | null, ...states: RowState[]): Promise<void> {
  for (const [at, state] of states.entries())
    await run('update plan_rows set state = $1 where row_id = $2', [state, plan.rows[at]?.id]);
  await run(
    `update refinements set outcome = $1, step = case when $1::text is null then 'writing' else 'closed' end, closed_at = $2
      where refinement_id = $3`,
    [outcome, outcome && api.clock.now, plan.refinementId],
  );
}

const undo = (as = 'acc-ada', key?: string) =>
  api.call('POST', path, key === undefined ? { as } : { as, key });
const openUndos = () =>
  run('select refinement_id from refinements where undo_of is not null and outcome is null');

describe('W6 asking for an undo', () => {
  it('opens one and asks for its run, whoever asks and how often', async () => {
    const opened = await undo();
    expect(opened).toMatchObject({
      status: 202,
      body: { step: 'requested', outcome: null, reason: 'undo', undoOf: plan.id, planId: null },
    });
    const again = [await undo(), await undo('acc-ben')];
    expect(again.map(({ status, body }) => [status, body.id])).toEqual([
      [200, opened.body.id],
      [200, opened.body.id],
    ]);
    const ref = { tenantId: tenantA, refinementId: opened.body.id, generation: 1 };
    expect(await api.outbox()).toEqual([
      { workflow_id: refineIssueId(ref), name: 'refineIssue', args: [ref] },
    ]);
    const shown = await api.call('GET', `/v1/plans/${plan.id}`);
    expect(shown.body.undoing).toMatchObject({
      possible: false,
      undone: [],
      last: { id: opened.body.id, step: 'requested' },
    });
  });

  it('by several people at one moment opens one', async () => {
    for (let round = 0; round < 10; round++) {
      await run('delete from refinements where undo_of is not null');
      const all = await Promise.all(['acc-ada', 'acc-ben', 'acc-ada'].map((as) => undo(as)));
      expect(all.map(({ status }) => status).toSorted()).toEqual([200, 200, 202]);
      expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
      expect(await openUndos()).toHaveLength(1);
    }
  });

  it('with the same key gives the same answer', async () => {
    const first = await undo('acc-ada', 'a-key-of-an-undo');
    const again = await undo('acc-ada', 'a-key-of-an-undo');
    expect([again.status, again.body]).toEqual([202, first.body]);
  });

  it('against somebody who proposes at that moment opens one of the two', async () => {
    for (let round = 0; round < 10; round++) {
      await run('delete from refinements where undo_of is not null');
      const [proposed, asked] = await Promise.all([
        api.call('POST', `/v1/issues/${issue}/refinements`, { as: 'acc-ben' }),
        undo(),
      ]);
      const open = await run('select reason from refinements where outcome is null');
      expect(open).toHaveLength(1);
      if (asked.status === 202) expect(proposed.status).toBe(200);
      else expect(refusal(asked)).toEqual({ status: 409, code: 'refinement_elsewhere' });
      await run('delete from refinements where refinement_id <> $1', [plan.refinementId]);
    }
  });

  it.each([
    ['goes on', null, ['done', 'open']],
    ['has a row that is on its way', 'failed', ['done', 'sending']],
    ['has a row that is about to go out', 'failed', ['done', 'released']],
  ] as [string, string | null, RowState[]][])(
    'waits for a plan that %s',
    async (_name, outcome, states) => {
      await end(outcome, ...states);
      expect(refusal(await undo())).toEqual({ status: 409, code: 'plan_unsettled' });
      expect(await openUndos()).toEqual([]);
    },
  );

  it('does not wait for a row of which nobody knows whether it was written', async () => {
    await end('partly_applied', 'done', 'uncertain');
    expect((await undo()).status).toBe(202);
  });

  it.each([
    ['rejected', ['rejected', 'rejected']],
    ['failed', ['failed', 'conflict']],
  ] as [string, RowState[]][])(
    'is for plans that wrote: not for one that %s',
    async (outcome, states) => {
      await end(outcome, ...states);
      expect(refusal(await undo())).toEqual({ status: 409, code: 'nothing_to_undo' });
    },
  );

  it('is for plans that ended in the last 30 days', async () => {
    const closed = (days: number) =>
      run('update refinements set closed_at = $1 where refinement_id = $2', [
        new Date(api.clock.now.getTime() - days * 86_400_000),
        plan.refinementId,
      ]);
    await closed(31);
    expect(refusal(await undo())).toEqual({ status: 409, code: 'undo_too_late' });
    await closed(30);
    expect((await undo()).status).toBe(202);
  });

  it('is for people who could make one of the changes by hand', async () => {
    allow('acc-ben');
    expect(refusal(await undo('acc-ben')).code).toBe('jira_permission_missing');
    const possible = async (as: string) =>
      (await api.call('GET', `/v1/plans/${plan.id}`, { as })).body.undoing.possible;
    expect([await possible('acc-ben'), await possible('acc-ada')]).toEqual([false, true]);
    allow('acc-ben', 'DELETE_ISSUES');
    expect((await undo('acc-ben')).status).toBe(202);
  });

  it('is offered for what an earlier round wrote, too, and goes away when it was asked for', async () => {
    const second = planIdOf(plan.refinementId, 2);
    const [row] = plan.rows;
    const rowId = rowIdOf(plan.refinementId, 2, 0);
    const rows = [
      { ...row!, id: rowId, operationId: operationIdOf(rowId, 1), state: 'done' as const },
    ];
    const made = { projectId: '10000', proposedBy: 'acc-ada', at: api.clock.now };
    await api.database.withTenant(tenantA, (tx) =>
      insertPlan(tx, { ...plan, id: second, round: 2, rows }, made),
    );
    const offered = async (as = 'acc-ada') =>
      (await api.call('GET', `/v1/plans/${second}`, { as })).body.undoable;
    const earlier = { planId: plan.id, round: 1, changes: 2 };
    expect(await offered()).toEqual([earlier]);
    expect(await offered('acc-vera')).toEqual([]);
    const opened = await undo();
    expect(opened.status).toBe(202);
    expect(await offered()).toEqual([]);
    await run(`update refinements set outcome = 'rejected', step = 'closed', closed_at = changed_at
      where undo_of is not null`);
    expect(await offered()).toEqual([earlier]);
    await run('delete from plan_rows where plan_id = $1', [second]);
    await run('delete from plans where plan_id = $1', [second]);
  });

  it('is refused where the project only observes', async () => {
    await api.setMode('observe');
    expect(refusal(await undo()).code).toBe('observe_only');
  });
});
