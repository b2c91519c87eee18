import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { findVerification } from '../../db/audit-verification.ts';
import { enqueue } from '../../db/outbox.ts';
import { expectStatus } from '../../dev/person.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { startVerifyAudit } from '../../workflows/verify-audit.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan } from '../helpers/engine/plant-plan.ts';
import { plantSubtask } from '../helpers/engine/plant-subtask.ts';
import { auditOf, closed, decideAll, eventually, writtenUnder } from '../helpers/engine/steps.ts';

const hour = 60 * 60_000;
const timed = { milliseconds: 5000 };

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());
// Each test is another day.
const nextDay = () => engine.clock.advance(24 * hour);
beforeEach(nextDay);

/** What the schedule does, later than what it looks at again the next day. */
const detect = async () => {
  engine.clock.advance(2 * hour);
  // Somebody opens a work item, so that the app has a token that lives.
  const ada = engine.person('acc-ada');
  expectStatus(await ada.readiness(engine.issueId('SHOP-1')), 200, 202);
  return await createActivities(engine.deps).detectOnce();
};
const auth = () => ({
  baseUrl: `${engine.jiraOrigin}/ex/jira/${engine.tenantId}`,
  token: engine.simulator.tokens.user(engine.tenantId, 'acc-ada'),
});
/** A subtask that bears the marker of an operation, made by whatever means. */
async function createMarked(key: string, op: string): Promise<string> {
  const fields = {
    project: { id: '10000' },
    issuetype: { id: '10003' },
    parent: { id: engine.issueId(key) },
    summary: 'made a second time',
  };
  const properties = [{ key: markerProperty, value: { op, seal: '000000000000' } }];
  const made = await engine.deps.jira.createIssue(auth(), { fields, properties }, timed);
  if (made.kind !== 'confirmed') throw new Error(`not made: ${made.kind}`);
  return made.id;
}
const rowOf = async (planId: string) => {
  const [row] = expectStatus(await engine.person('acc-ada').plan(planId), 200).rows;
  if (!row) throw new Error('the plan has a row');
  return row;
};
const entriesOf = async (action: string, operationId: string) =>
  (await auditOf(engine)).filter(
    (entry) => entry.action === action && entry.subject.id === operationId,
  );
/** A subtask as it was approved and written. */
async function written(key: string) {
  const { refinementId, plan } = await plantSubtask(engine, key);
  const ada = engine.person('acc-ada');
  expectStatus(await decideAll(ada, plan), 200);
  await closed(ada, refinementId);
  return await rowOf(plan.id).then((row) => ({ refinementId, planId: plan.id, row }));
}

describe('W2 the daily detection', () => {
  it('finds nothing where Jira is as the ledger says, and does not look twice a day', async () => {
    const { planId } = await written('SHOP-12');
    const run = { taskQueue: 'refine', workflowId: 'detect-of-a-test', args: [] };
    expect(await engine.client.workflow.execute('detect', run)).toEqual({ tenants: 1, found: 0 });
    expect(await detect()).toEqual({ tenants: 0, found: 0 });
    expect((await rowOf(planId)).problem).toBeUndefined();
  }, 60_000);

  it('shows two work items of one operation, audits them once and deletes none', async () => {
    const { planId, row } = await written('SHOP-13');
    const { operationId, result } = row;
    const second = await createMarked('SHOP-13', operationId);
    expect(await detect()).toEqual({ tenants: 1, found: 1 });
    const ids = [result?.id ?? '', second].toSorted();
    expect(await rowOf(planId)).toMatchObject({
      state: 'done',
      problem: { code: 'write_duplicate', details: { ids } },
    });
    nextDay();
    await detect();
    nextDay();
    await createMarked('SHOP-13', operationId);
    expect(await detect()).toEqual({ tenants: 1, found: 1 });
    // A third one is something else than the two.
    expect(await entriesOf('write.duplicate', operationId)).toHaveLength(2);
    expect(await writtenUnder(engine, engine.issueId('SHOP-13'))).toEqual([
      operationId,
      operationId,
      operationId,
    ]);
  }, 60_000);

  it('shows two comments of one operation', async () => {
    const issueId = engine.issueId('SHOP-14');
    const lines = ['Which carrier was it?'];
    const said = { issueId, lines, audience: 'everyone' as const, origin: 'By Readygate.' };
    const comment = addCommentOperation(said);
    const plan = await plantPlan(engine, 'SHOP-14', [{ operation: comment, fields: [] }]);
    const ada = engine.person('acc-ada');
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    await closed(ada, plan.refinementId);
    const { operationId: op } = await rowOf(plan.id);
    const properties = [{ key: markerProperty, value: { op, seal: '000000000000' } }];
    await engine.deps.jira.addComment(auth(), issueId, { body: comment.body, properties }, timed);
    expect(await detect()).toEqual({ tenants: 1, found: 1 });
    expect((await rowOf(plan.id)).problem?.code).toBe('write_duplicate');
  }, 60_000);

  it('tells of markers that the ledger does not have', async () => {
    const operation = randomUUID();
    const id = await createMarked('SHOP-20', operation);
    await createMarked('SHOP-20', 'somebody else’s');
    expect(await detect()).toEqual({ tenants: 1, found: 1 });
    expect(await entriesOf('write.unknown', operation)).toMatchObject([{ data: { jiraId: id } }]);
  }, 60_000);

  it('confirms a row of unknown outcome whose subtask stands where it belongs', async () => {
    const { planId, refinementId, row } = await written('SHOP-21');
    const { database, tenantId } = engine;
    const unknown = (table: string, column: string) =>
      database.asAdministrator(
        `update ${table} set state = 'uncertain', ${column} = null where tenant_id = $1 and operation_id = $2`,
        [tenantId, row.operationId],
      );
    await unknown('writes', 'jira_id');
    await unknown('plan_rows', 'result_id');
    await database.asAdministrator(
      `update refinements set outcome = 'partly_applied' where tenant_id = $1 and refinement_id = $2`,
      [tenantId, refinementId],
    );
    expect(await detect()).toEqual({ tenants: 1, found: 1 });
    expect(await rowOf(planId)).toMatchObject({ state: 'done', result: row.result });
    const { outcome } = expectStatus(await engine.person('acc-ada').refinement(refinementId), 200);
    expect(outcome).toBe('applied');
  }, 60_000);

  it('waits for the next hour where the points are used up, and passes by a Jira that is down', async () => {
    engine.simulator.faults.add({
      method: 'POST',
      path: '/search/jql',
      kind: 'error_before_commit',
      nth: 1,
    });
    expect(await detect()).toEqual({ tenants: 0, found: 0 });
    engine.simulator.faults.clear();
    engine.simulator.faults.add({
      method: 'POST',
      path: '/search/jql',
      kind: 'rate_limited',
      retryAfter: 1,
    });
    await expect(detect()).rejects.toMatchObject({ code: 'jira_rate_limited' });
  }, 60_000);
});

describe('X2 a verification that somebody asked for', () => {
  it('is made by a worker, remembered, and asked for again once it ended', async () => {
    const { database, tenantId, clock } = engine;
    const ask = () =>
      database.withTenant(tenantId, (tx) => enqueue(tx, startVerifyAudit(tenantId), clock.now()));
    const found = () => database.withTenant(tenantId, findVerification);
    await ask();
    const first = await eventually(found, (verified) => verified !== null);
    expect(first).toMatchObject({ problem: null, seq: expect.any(Number) });
    await ask();
    const second = await eventually(found, (verified) => verified?.seq !== first?.seq);
    expect(second).toMatchObject({ problem: null });
    expect((await auditOf(engine)).at(-1)).toMatchObject({
      action: 'audit.verified',
      outcome: 'ok',
    });
  }, 60_000);
});
