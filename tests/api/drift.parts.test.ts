import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rewriteRow } from '../../db/plan-rows.ts';
import type { CreateSubtask, Operation } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { setLabelsOperation } from '../../domain/operations/set-fields.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { type Answering, startAnswering } from '../helpers/answering.ts';
import { issue } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let world: Answering;
beforeAll(async () => {
  world = await startAnswering();
});
afterAll(() => world?.api.close());

/** As somebody sees it a minute later: what was seen is remembered for that long. */
const drift = async (as = 'acc-vera') => {
  world.api.clock.now = new Date(world.api.clock.now.getTime() + 61_000);
  return await driftNow(as);
};

const driftNow = async (as = 'acc-vera') => {
  const { status, body } = await world.api.call('GET', `/v1/plans/${world.plan.id}/drift`, { as });
  expect(status).toBe(200);
  return body.rows;
};

const mark = (id: string, operationId: string) => {
  const { issues } = world.api.simulator.state.sites[tenantA]!;
  issues[id]!.properties[markerProperty] = { op: operationId };
};

const write = (row: PlanRow, operation: Operation, { id, key }: { id: string; key?: string }) =>
  world.api.database.withTenant(tenantA, async (tx) => {
    await rewriteRow(tx, { ...row, operation });
    await tx.query(
      `update plan_rows set state = 'done', result_id = $2, result_key = $3 where row_id = $1`,
      [row.id, id, key ?? null],
    );
  });

describe('W8 what became of what a plan has written', () => {
  it('is told to who may see the work item, as Jira shows it to them', async () => {
    expect(await drift()).toEqual([]);
    const row = world.plan.rows[0]!;
    const child = await world.createUnder(issue);
    mark(child.id, row.operationId);
    await write(row, row.operation, child);
    const { fields, issueTypeId } = row.operation as CreateSubtask;
    const ref = { cloudId: tenantA, issue: child.key };
    const { acting, state } = world.api.simulator;
    state.sites[tenantA]!.issues[child.id]!.typeId = issueTypeId;
    acting.edit(ref, 'acc-ada', { summary: fields.summary, description: fields.description });
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'as_written' }]);
    acting.edit(ref, 'acc-ben', { summary: 'Somebody’s words' });
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'changed' }]);
    acting.remove(ref);
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'gone' }]);
  });

  it('is told of changes of the work item itself, too, and asked once a minute', async () => {
    await world.afresh();
    const [first, second] = world.plan.rows;
    const labels = { issueId: issue, current: [], add: ['carrier'], remove: [] };
    await write(first!, setLabelsOperation(labels), { id: issue });
    const ref = { cloudId: tenantA, issue };
    const { acting } = world.api.simulator;
    acting.edit(ref, 'acc-ada', { labels: ['carrier'] });
    const comment = addCommentOperation({
      ...{ issueId: issue, lines: ['Which one?'], audience: 'everyone', origin: 'Ours.' },
    });
    await write(second!, comment, { id: 'gone' });
    expect(await drift()).toEqual([
      { rowId: first!.id, drift: 'as_written' },
      { rowId: second!.id, drift: 'gone' },
    ]);
    world.api.simulator.forgetRequests();
    acting.edit(ref, 'acc-ben', { labels: [] });
    expect((await driftNow())[0].drift).toBe('as_written');
    const asked = () =>
      world.api.simulator.requests().filter(({ path }) => /bulkfetch|comment/.test(path));
    expect(asked()).toEqual([]);
    expect((await drift())[0].drift).toBe('changed');
    expect(asked()).toHaveLength(2);
  });
});
