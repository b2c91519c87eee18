import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../domain/operation.ts';
import type { Plan } from '../../domain/plan.ts';
import { planSeal, rowDigest } from '../../domain/seal.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn } from '../helpers/api.ts';
import { propose } from '../helpers/fill-tenant.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, tokens, idempotency_keys, outbox cascade',
  );
  api.simulator.forgetRequests();
  // What was remembered of people in the test before is too old for this one.
  api.clock.now = new Date(api.clock.now.getTime() + 61_000);
});

const given = { format: 1, issueId: issue } as const;
const assign: Operation = {
  ...given,
  kind: 'setAssignee',
  from: null,
  to: { id: 'acc-ben', name: 'Ben' },
};
const label: Operation = { ...given, kind: 'setLabels', add: ['later'], remove: [] };
const uncomment: Operation = { ...given, kind: 'deleteComment', target: { id: '1', name: '1' } };

/** A plan of SHOP-12 with these operations. */
function planOf(...operations: Operation[]): Promise<Plan> {
  const made = makePlan(
    operations.map(() => 'open'),
    { refinementId: randomUUID() },
  );
  for (const [at, row] of made.rows.entries()) {
    row.operation = operations[at]!;
    row.digest = rowDigest(row.operation, []);
  }
  const plan = { ...made, seal: planSeal(tenantA, made) };
  return api.database.withTenant(tenantA, (tx) => propose(tx, plan));
}

async function closePlan(plan: Plan): Promise<Plan> {
  await api.database.asAdministrator(
    `update refinements set step = 'closed', outcome = 'cancelled', closed_at = changed_at`,
  );
  return plan;
}

const idOf = (key: string) =>
  api.simulator.issuesOf(tenantA).find((one) => one.key === key)?.id ?? '';
const grant = (accountId: string, ...permissions: string[]) =>
  api.simulator.acting.setPermissions({
    cloudId: tenantA,
    project: 'SHOP',
    accountId,
    permissions: ['BROWSE_PROJECTS', ...permissions],
  });
const decide = (plan: Plan, as: string) =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, {
    as,
    body: verdictsOn(plan, ...plan.rows.map(() => 'approve' as const)),
  });
const asked = (operation: string) =>
  api.simulator.requests().filter((request) => request.operation === operation);

/** Calls with which Jira was asked about permissions, by how many each asked for. */
const permissionsAsked = () => asked('getMyPermissions').map(({ points }) => (points - 1) / 2);

describe('A5 rights are asked for by what the rows do', () => {
  it('each kind has its own, and no other is asked for', async () => {
    const plan = await planOf(assign);
    expect((await decide(plan, 'acc-ada')).status).toBe(200);
    expect(permissionsAsked()).toEqual([1]);
  });

  it('whoever may make every change by hand decides, though they could create nothing', async () => {
    grant('acc-ines', 'ASSIGN_ISSUES', 'EDIT_ISSUES', 'DELETE_OWN_COMMENTS');
    const plan = await planOf(assign, label, uncomment);
    const { body } = await api.call('GET', `/v1/plans/${plan.id}`, { as: 'acc-ines' });
    expect([body.canDecide, body.waitingFor]).toEqual([true, 'you']);
    expect((await decide(plan, 'acc-ines')).status).toBe(200);
  });

  it.each([
    ['none of the changes', ['CREATE_ISSUES', 'ADD_COMMENTS']],
    ['one of them only', ['ASSIGN_ISSUES']],
  ])('whoever may make %s decides nothing', async (_what, permissions) => {
    grant('acc-ines', ...permissions);
    const plan = await planOf(assign, label);
    const { body } = await api.call('GET', `/v1/plans/${plan.id}`, { as: 'acc-ines' });
    expect([body.canDecide, body.waitingFor]).toEqual([false, 'approver']);
    expect(refusal(await decide(plan, 'acc-ines'))).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
  });

  it('what is remembered answers only what it was asked for', async () => {
    const look = async (plan: Plan) =>
      (await api.call('GET', `/v1/plans/${plan.id}`, { as: 'acc-otto' })).body.canDecide;
    await api.call('GET', `/v1/issues/${issue}/readiness`, { as: 'acc-otto' });
    const labels = await planOf(label);
    expect([await look(labels), await look(labels)]).toEqual([true, true]);
    expect(permissionsAsked()).toEqual([1]);
    await closePlan(labels);
    const assigning = await planOf(assign);
    // Screens show both by turns: neither ousts the other.
    expect([await look(assigning), await look(labels), await look(assigning)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(permissionsAsked()).toEqual([1, 2]);
  });

  it('reading an issue asks for none', async () => {
    await api.call('GET', `/v1/issues/${issue}/readiness`, { as: 'acc-ben' });
    expect(asked('getMyPermissions')).toEqual([]);
  });
});

describe('A5 the other end of a link', () => {
  const link = (): Operation => ({
    ...given,
    kind: 'linkIssues',
    type: { id: '10000', name: 'blocks' },
    direction: 'out',
    other: { id: idOf('TEAM-2'), name: 'TEAM-2' },
  });
  const unlink: Operation = { ...given, kind: 'removeLink', target: { id: '1', name: 'blocks' } };
  const elsewhere = (...permissions: string[]) =>
    api.simulator.acting.setPermissions({
      cloudId: tenantA,
      project: 'TEAM',
      accountId: 'acc-ines',
      permissions,
    });
  const denied = { status: 403, code: 'jira_permission_missing' };
  /** The link was made, and this takes it back. */
  const undoing = async (): Promise<Plan> => {
    const made = await planOf(link());
    const { refinementId } = await closePlan(made);
    const undo = await planOf(unlink);
    const run = api.database.asAdministrator;
    await run('update plan_rows set undoes = $1 where plan_id = $2', [made.rows[0]?.id, undo.id]);
    await run(`update refinements set reason = 'undo', undo_of = $1 where refinement_id <> $2`, [
      made.id,
      refinementId,
    ]);
    return undo;
  };

  beforeEach(() => grant('acc-ines', 'LINK_ISSUES'));

  it.each([
    ['may not link there', ['BROWSE_PROJECTS']],
    ['does not see it', []],
  ])('is looked at before the link is approved by who %s', async (_what, permissions) => {
    elsewhere(...permissions);
    const plan = await planOf(link());
    const answer = await decide(plan, 'acc-ines');
    expect(refusal(answer)).toEqual(denied);
    expect(answer.body.details).toEqual({ path: '/rows/0' });
    const plans = [{ planId: plan.id, ...(verdictsOn(plan, 'approve') as object) }];
    const bulk = await api.call('POST', '/v1/decisions', { as: 'acc-ines', body: { plans } });
    expect(bulk.body.results).toMatchObject([denied]);
    elsewhere('BROWSE_PROJECTS', 'LINK_ISSUES');
    expect((await decide(plan, 'acc-ines')).status).toBe(200);
  });

  it('is looked at before who may not link there has the link written again', async () => {
    elsewhere('BROWSE_PROJECTS');
    const plan = await planOf(link());
    const [row] = plan.rows;
    const run = api.database.asAdministrator;
    await run(`update plan_rows set state = 'uncertain' where plan_id = $1`, [plan.id]);
    await run(`update plans set state = 'writing' where plan_id = $1`, [plan.id]);
    const path = `/v1/plans/${plan.id}/rows/${row?.id}/resolution`;
    const again = () => api.call('POST', path, { as: 'acc-ines', body: { choice: 'write_again' } });
    expect(refusal(await again())).toEqual(denied);
    elsewhere('BROWSE_PROJECTS', 'LINK_ISSUES');
    // It has no entry in the ledger, so it goes no further than past this door.
    expect(refusal(await again()).code).not.toBe('jira_permission_missing');
  });

  it('must be seen by who approves that the link is removed', async () => {
    elsewhere();
    const plan = await undoing();
    expect(refusal(await decide(plan, 'acc-ines'))).toEqual(denied);
    elsewhere('BROWSE_PROJECTS');
    expect((await decide(plan, 'acc-ines')).status).toBe(200);
  });
});

describe('A5 whose token it is', () => {
  it('is asked once for a token, whatever is asked with it', async () => {
    const headers = { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-ada') };
    const plan = await planOf(label);
    await api.call('GET', `/v1/plans/${plan.id}`, { headers });
    await api.call('GET', '/v1/plans', { headers });
    const body = verdictsOn(plan, 'approve');
    const { status } = await api.call('POST', `/v1/plans/${plan.id}/decisions`, { headers, body });
    expect(status).toBe(200);
    expect(asked('getCurrentUser')).toHaveLength(1);
  });

  it('is held against who calls each time', async () => {
    const headers = { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-ada') };
    const plan = await planOf(label);
    const path = `/v1/plans/${plan.id}/decisions`;
    const body = verdictsOn(plan, 'approve');
    await api.call('GET', `/v1/plans/${plan.id}`, { headers });
    expect(refusal(await api.call('POST', path, { as: 'acc-ben', headers, body }))).toEqual({
      status: 403,
      code: 'jira_token_refused',
    });
  });

  it('says nothing of whether the token lives', async () => {
    const token = api.simulator.tokens.user(tenantA, 'acc-ada');
    const headers = { 'x-forge-oauth-user': token };
    const plan = await planOf(label);
    await api.call('GET', `/v1/plans/${plan.id}`, { headers });
    api.simulator.tokens.revoke(token);
    const body = verdictsOn(plan, 'approve');
    const answer = await api.call('POST', `/v1/plans/${plan.id}/decisions`, { headers, body });
    expect(refusal(answer)).toEqual({ status: 403, code: 'jira_token_refused' });
  });
});
