import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findRefinement } from '../../db/refinements.ts';
import type { Plan } from '../../domain/plan.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api);
});
afterAll(() => api.close());
beforeEach(() => api.database.asAdministrator('delete from outbox'));

const event = (body: unknown) => api.call('POST', '/forge/events/issue', { as: null, body });
const workflowId = () =>
  refineIssueId({ tenantId: tenantA, refinementId: plan.refinementId, generation: 1 });
const appToken = () => ({ 'x-forge-oauth-system': api.simulator.tokens.app(tenantA) });
const wait = (planId: string | null) =>
  api.database.asAdministrator(`update refinements set step = 'waiting_for_token', plan_id = $1`, [
    planId,
  ]);

describe('R9 events', () => {
  it('leave one undelivered word for the run that is open, however many come', async () => {
    for (let n = 0; n < 3; n++)
      expect(await event({ issue: { id: issue }, more: { deep: [1] } })).toMatchObject({
        status: 200,
        body: { status: 'taken' },
      });
    expect(await api.outbox()).toEqual([
      { workflow_id: workflowId(), name: 'issueChanged', args: [] },
    ]);
  });

  it('about issues without an open plan only mark them', async () => {
    expect((await event({ issue: { id: '10101' } })).status).toBe(200);
    expect(await api.outbox()).toEqual([]);
  });

  it('about a child tell the run of its parent, which repeats none of its children', async () => {
    const { status } = await event({ issue: { id: '10999', fields: { parent: { id: issue } } } });
    expect(status).toBe(200);
    expect((await api.outbox()).map(({ workflow_id }) => workflow_id)).toEqual([workflowId()]);
    await event({ issue: { id: '10999', fields: { parent: { id: 10112 } } } });
    expect(await api.outbox()).toHaveLength(1);
  });

  it('without an issue are refused by the schema', async () => {
    expect(refusal(await event({}))).toEqual({ status: 400, code: 'invalid_request' });
    expect(refusal(await event({ issue: { id: 'SHOP-12' } })).code).toBe('invalid_request');
  });

  it('ask Jira nothing', async () => {
    api.simulator.forgetRequests();
    await event({ issue: { id: issue } });
    await api.call('POST', '/forge/events/lifecycle', { as: null, body: { eventType: 'x' } });
    expect(api.simulator.requests()).toEqual([]);
  });
});

describe('tokens that arrive', () => {
  it('are kept encrypted, once', async () => {
    const rows = await api.database.asAdministrator<{ secret: Buffer }>(
      `select secret from tokens where kind = 'app'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.secret.includes('sim-app')).toBe(false);
  });

  it('of the app wake whatever of the tenant waits for one, from any call', async () => {
    await wait(null);
    const call = (headers: Record<string, string>) =>
      api.call('POST', '/forge/scheduled/token', { as: null, headers });
    // The platform sends the same token many times; only a fresh one is news.
    await api.call('POST', '/forge/scheduled/token', { as: null });
    expect(await api.outbox()).toEqual([]);
    await api.database.asAdministrator('update tokens set refused_at = received_at');
    await call(appToken());
    expect(await api.outbox()).toEqual([{ workflow_id: workflowId(), name: 'woken', args: [] }]);
  });

  it('of the app are nothing to a plan, which waits for those of its approvers', async () => {
    await wait(plan.id);
    await api.database.asAdministrator('update tokens set refused_at = received_at');
    await api.call('POST', '/forge/scheduled/token', { as: null, headers: appToken() });
    expect(await api.outbox()).toEqual([]);
  });

  it('of the app wake a plan of which somebody has to look what became of the issue', async () => {
    await wait(plan.id);
    const unseen = (is: boolean) =>
      api.database.asAdministrator('update refinements set unseen = $1', [is]);
    await unseen(true);
    await api.database.asAdministrator('update tokens set refused_at = received_at');
    await api.call('POST', '/forge/scheduled/token', { as: null, headers: appToken() });
    expect(await api.outbox()).toEqual([{ workflow_id: workflowId(), name: 'woken', args: [] }]);
    await unseen(false);
  });

  it('of the app wake the refinement that the call is about before it has a plan', async () => {
    await wait(null);
    await api.call('GET', `/v1/refinements/${plan.refinementId}`);
    expect((await api.outbox()).map(({ name }) => name)).toEqual(['woken']);
  });

  it('of somebody who approved wake the plan, those of others do not', async () => {
    await api.database.asAdministrator(`update refinements set step = 'waiting', plan_id = $1`, [
      plan.id,
    ]);
    const body = verdictsOn(plan, 'approve', 'reject');
    await api.call('POST', `/v1/plans/${plan.id}/decisions`, { body });
    await api.database.asAdministrator('delete from outbox');
    await wait(plan.id);
    const look = (as: string, token?: string) =>
      api.call('GET', `/v1/plans/${plan.id}`, {
        as,
        ...(token ? { headers: { 'x-forge-oauth-user': token } } : {}),
      });
    await look('acc-ada');
    await look('acc-ben', api.simulator.tokens.user(tenantA, 'acc-ben'));
    expect(await api.outbox()).toEqual([]);
    await look('acc-ada', api.simulator.tokens.user(tenantA, 'acc-ada'));
    expect((await api.outbox()).map(({ name }) => name)).toEqual(['woken']);
  });

  it('of somebody who approved wake every plan that waits for them, whatever the call is about', async () => {
    await wait(plan.id);
    const look = (as: string, token = api.simulator.tokens.user(tenantA, as)) =>
      api.call('GET', '/v1/plans', { as, headers: { 'x-forge-oauth-user': token } });
    const shown = await api.call('GET', `/v1/plans/${plan.id}`);
    expect(shown.body.waitingFor).toBe('token');
    const waitsFor = shown.body.rows.map((row: { waitsFor: string[] }) => row.waitsFor);
    expect(waitsFor).toEqual([['acc-ada'], []]);
    await api.database.asAdministrator('delete from outbox');
    await look('acc-ben');
    expect(await api.outbox()).toEqual([]);
    const fresh = api.simulator.tokens.user(tenantA, 'acc-ada');
    await look('acc-ada', fresh);
    const woken = { workflow_id: workflowId(), name: 'woken', args: [] };
    expect(await api.outbox()).toEqual([woken]);
    // The platform sends the same token with many calls: it was of no use before.
    await look('acc-ada', fresh);
    expect(await api.outbox()).toEqual([woken]);
  });

  it('of people are deleted once they have ended, when the app brings its next one', async () => {
    const people = () => api.database.asAdministrator(`select 1 from tokens where kind = 'user'`);
    expect(await people()).toHaveLength(1);
    const token = (headers = {}) =>
      api.call('POST', '/forge/scheduled/token', { as: null, headers });
    const now = api.clock.now;
    api.clock.now = new Date(now.getTime() + 5 * 3_600_000);
    await token(appToken());
    api.clock.now = now;
    expect(await people()).toEqual([]);
  });

  it('stay, also when the call that brought them is refused', async () => {
    await api.database.asAdministrator(`delete from tokens where kind = 'app'`);
    expect((await api.call('GET', '/v1/plans/none', { headers: appToken() })).status).toBe(404);
    expect(
      await api.database.asAdministrator(`select 1 from tokens where kind = 'app'`),
    ).toHaveLength(1);
  });

  it('that are no tokens are not kept', async () => {
    await api.database.asAdministrator(`delete from tokens where kind = 'app'`);
    for (const token of ['short', 'x'.repeat(8193), 'with a space in it'])
      await api.call('POST', '/forge/scheduled/token', {
        as: null,
        headers: { 'x-forge-oauth-system': token },
      });
    expect(await api.database.asAdministrator(`select 1 from tokens where kind = 'app'`)).toEqual(
      [],
    );
  });
});

it('the step of a refinement is not moved by looking at it', async () => {
  const before = await api.database.withTenant(tenantA, (tx) =>
    findRefinement(tx, plan.refinementId),
  );
  await api.call('GET', `/v1/refinements/${plan.refinementId}`);
  const after = await api.database.withTenant(tenantA, (tx) =>
    findRefinement(tx, plan.refinementId),
  );
  expect(after).toEqual(before);
});
