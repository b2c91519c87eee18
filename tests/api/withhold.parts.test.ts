import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, tokens, idempotency_keys, outbox cascade',
  );
  await api.setMode('propose');
  plan = await withPlan(api, ['one', 'two', 'three']);
});

const call = (path: string, body: unknown, as = 'acc-ada') => api.call('POST', path, { body, as });
const revoke = (as?: string, rows = plan.rows) =>
  call(`/v1/plans/${plan.id}/revocation`, { rowIds: rows.map(({ id }) => id) }, as);
const cancel = (as?: string) => call(`/v1/refinements/${plan.refinementId}/cancellation`, {}, as);
const states = async () => {
  const rows = await api.database.asAdministrator<{ state: string }>(
    'select state from plan_rows order by position',
  );
  return rows.map(({ state }) => state);
};
const move = (position: number, state: string) =>
  api.database.asAdministrator('update plan_rows set state = $2 where position = $1', [
    position,
    state,
  ]);
const approveAll = (as?: string) =>
  call(`/v1/plans/${plan.id}/decisions`, verdictsOn(plan, 'approve', 'approve', 'approve'), as);

const granted = (accountId: string, ...permissions: string[]) =>
  api.simulator.acting.setPermissions({
    cloudId: tenantA,
    project: 'SHOP',
    accountId,
    permissions: ['BROWSE_PROJECTS', ...permissions],
  });
const mayWrite = ['CREATE_ISSUES', 'ADD_COMMENTS'];

describe('A10 taking an approval back', () => {
  it('opens what was not sent and names what was', async () => {
    await approveAll();
    await move(0, 'sending');
    const { status, body } = await revoke();
    expect(status).toBe(200);
    expect(await states()).toEqual(['sending', 'open', 'open']);
    expect(body.sent).toEqual([plan.rows[0]?.id]);
    expect(body.plan.seal).not.toBe(plan.seal);
    expect((await api.outbox()).at(-1)).toMatchObject({
      name: 'decided',
      args: [{ open: 2, released: 1 }],
    });
  });

  it('is for who gave it, or an administrator of the project', async () => {
    await approveAll('acc-ben');
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ada' };
    const member = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADD_COMMENTS'];
    api.simulator.acting.setPermissions({ ...grant, permissions: member });
    expect(refusal(await revoke('acc-ada'))).toEqual({ status: 409, code: 'nothing_to_revoke' });
    expect(await states()).toEqual(['released', 'released', 'released']);
    api.simulator.acting.setPermissions({
      ...grant,
      permissions: [...member, 'ADMINISTER_PROJECTS'],
    });
    expect((await revoke('acc-ada')).status).toBe(200);
    api.simulator.acting.setPermissions({ ...grant, permissions: member });
    expect(await states()).toEqual(['open', 'open', 'open']);
    // Ben's approval was taken back by somebody else: it is gone for him too.
    expect(refusal(await revoke('acc-ben')).code).toBe('nothing_to_revoke');
  });

  it.each([
    ['who gave it', 'acc-ben', []],
    ['an administrator', 'acc-otto', ['ADMINISTER_PROJECTS']],
  ])('needs of %s no right to make the changes', async (_who, as, left) => {
    await approveAll('acc-ben');
    granted(as, ...left);
    const { status } = await revoke(as);
    granted(as, ...mayWrite, ...left);
    expect(status).toBe(200);
    expect(await states()).toEqual(['open', 'open', 'open']);
  });

  it('is not for people who may only look', async () => {
    await approveAll();
    expect(refusal(await revoke('acc-vera'))).toEqual({ status: 409, code: 'nothing_to_revoke' });
    expect(await states()).toEqual(['released', 'released', 'released']);
  });

  it('of rows that are not there or were never approved is refused', async () => {
    expect(refusal(await revoke()).code).toBe('nothing_to_revoke');
    const answer = await call(`/v1/plans/${plan.id}/revocation`, { rowIds: [plan.id] });
    expect(answer.body).toMatchObject({ code: 'row_unknown', details: { path: '/rowIds/0' } });
  });

  it('is possible in a project that was turned off', async () => {
    await approveAll();
    await api.setMode('off');
    expect((await revoke()).status).toBe(200);
    expect(refusal(await approveAll()).code).toBe('project_off');
  });
});

describe('A10 cancelling', () => {
  it('settles what was not sent at once and names what was', async () => {
    await approveAll();
    await move(0, 'done');
    await move(1, 'sending');
    const { status, body } = await cancel();
    expect(status).toBe(200);
    expect(await states()).toEqual(['done', 'sending', 'cancelled']);
    expect(body.sent).toEqual([plan.rows[0]?.id, plan.rows[1]?.id]);
    expect((await api.outbox()).at(-1)?.name).toBe('cancelled');
    const [last] = await api.database.asAdministrator<{ verdict: string; row: string }>(
      `select r.verdict, r.row_id as row from decision_rows r join decisions d using (tenant_id, decision_id)
        where d.kind = 'revocation'`,
    );
    expect(last).toEqual({ verdict: 'revoke', row: plan.rows[1]?.id });
  });

  it('is possible before there is a plan, and in a project that was turned off', async () => {
    await api.database.asAdministrator('update refinements set plan_id = null');
    await api.setMode('off');
    const { status, body } = await cancel();
    expect([status, body.sent]).toEqual([200, []]);
    // The run may be lost: nobody would start it again to propose what was cancelled.
    expect(body).toMatchObject({ step: 'closed', outcome: 'cancelled' });
    expect(refusal(await cancel()).code).toBe('refinement_closed');
  });

  it('of what has ended says how it ended', async () => {
    await api.database.asAdministrator(
      `update refinements set outcome = 'expired', step = 'closed', closed_at = changed_at`,
    );
    const answer = await cancel();
    expect(refusal(answer)).toEqual({ status: 409, code: 'refinement_closed' });
    expect(answer.body.details).toEqual({ outcome: 'expired' });
  });

  it.each([
    ['who asked for the plan', 'acc-ada', []],
    ['who approved it', 'acc-ben', []],
    ['an administrator', 'acc-otto', ['ADMINISTER_PROJECTS']],
  ])('needs of %s no right to make the changes', async (_who, as, left) => {
    await approveAll('acc-ben');
    granted(as, ...left);
    const { status } = await cancel(as);
    granted(as, ...mayWrite, ...left);
    expect(status).toBe(200);
    expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('is not for people who may only look', async () => {
    expect(refusal(await cancel('acc-vera')).code).toBe('jira_permission_missing');
    expect(await states()).toEqual(['open', 'open', 'open']);
  });
});

describe('dispatching', () => {
  it('needs an approved row and the seal that was shown', async () => {
    const dispatch = (seal: string) => call(`/v1/plans/${plan.id}/dispatch`, { seal });
    expect(refusal(await dispatch(plan.seal))).toEqual({
      status: 409,
      code: 'nothing_to_dispatch',
    });
    await call(`/v1/plans/${plan.id}/decisions`, verdictsOn(plan, 'reject'));
    expect(refusal(await dispatch(plan.seal))).toEqual({ status: 409, code: 'seal_mismatch' });
  });
});
