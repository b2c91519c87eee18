import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Plan } from '../../domain/plan.ts';
import type { BulkResult } from '../../domain/views.ts';
import { type CallOptions, refusal, startApi, type TestApi, verdictsOn } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await api.setMode('propose');
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, tokens, idempotency_keys, outbox cascade',
  );
  api.clock.now = testNow;
});

type Verdicts = ('approve' | 'reject' | 'later')[];

const on = (plan: Plan, ...verdicts: Verdicts) => ({
  planId: plan.id,
  ...(verdictsOn(plan, ...verdicts) as object),
});
const bulk = (plans: unknown[], options: CallOptions = {}, call = api.call) =>
  call('POST', '/v1/decisions', { ...options, body: { plans } });
const plansOf = (...keys: string[]) => Promise.all(keys.map((key) => addPlan(api, key)));
const inIdOrder = (plans: { id: string }[]) => plans.map(({ id }) => id).sort();
const decisions = () =>
  api.database.asAdministrator<{ plan_id: string; account_id: string }>(
    'select plan_id, account_id from decisions order by plan_id',
  );
/** What became of each plan, by its id. */
const outcomes = ({ body }: { body: { results: BulkResult[] } }) =>
  Object.fromEntries(
    body.results.map((result) => [result.planId, 'code' in result ? result.code : 'decided']),
  );
const five = ['SHOP-8', 'SHOP-12', 'SHOP-14', 'SHOP-20', 'SHOP-22'];

describe('A9 deciding on many plans', () => {
  it('answers each in the order of their ids, one transaction with signal and audit for each', async () => {
    const plans = await plansOf(...five);
    const { status, body } = await bulk(
      plans.toReversed().map((plan) => on(plan, 'approve', 'reject')),
    );
    expect([status, body.results.map(({ planId }: BulkResult) => planId)]).toEqual([
      200,
      inIdOrder(plans),
    ]);
    for (const result of body.results)
      expect(result).toMatchObject({
        status: 200,
        plan: { state: 'writing', rows: { total: 2, open: 0, approved: 0 } },
        sent: [],
      });
    expect((await decisions()).map(({ plan_id }) => plan_id)).toEqual(inIdOrder(plans));
    expect(await api.outbox()).toHaveLength(five.length);
    const tokens = await api.database.asAdministrator(`select 1 from tokens where kind = 'user'`);
    expect(tokens).toHaveLength(five.length);
    const entries = (await readEntries(api.database.pools.readonly, tenantA)).map(
      (entry) => JSON.parse(entry.body).action,
    );
    expect(entries.filter((action) => action === 'decision.recorded')).toHaveLength(five.length);
  });

  it('refuses in its place what a single decision would refuse, and decides on the others', async () => {
    const [good, stale, decided] = await plansOf('SHOP-8', 'SHOP-12', 'SHOP-14');
    const hidden = await addPlan(api, 'SEC-2');
    const off = await addPlan(api, 'SEC-1');
    await bulk([on(decided!, 'approve', 'approve')], { as: 'acc-ben' });
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const answer = await bulk([
      on(good!, 'approve', 'later'),
      { ...on(stale!, 'approve'), seal: good!.seal },
      on(decided!, 'reject'),
      on(hidden, 'approve'),
      on(off, 'approve'),
      { ...on(good!, 'approve'), planId: nobodys },
    ]);
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual({
      [good!.id]: 'decided',
      [stale!.id]: 'seal_mismatch',
      [decided!.id]: 'plan_final',
      [hidden.id]: 'plan_not_found',
      [off.id]: 'project_off',
      [nobodys]: 'plan_not_found',
    });
    const { results } = answer.body as { results: BulkResult[] };
    expect(results.find(({ planId }) => planId === decided!.id)).toMatchObject({
      status: 409,
      details: { states: { released: 2 } },
    });
    expect(await decisions()).toHaveLength(2);
    // What was hidden is not named where anybody could read it.
    expect(JSON.stringify(answer.body)).not.toContain('SEC-');
  });

  it('approves nothing doubtful, however few rows there are, and lets it be rejected', async () => {
    const risky = await addPlan(api, 'SHOP-8', { tier: 'high', states: ['open'] });
    const plain = await addPlan(api, 'SHOP-12');
    const [low] = await Promise.all([addPlan(api, 'SHOP-14', { confidence: 'low' })]);
    const plans = [on(risky, 'approve'), on(plain, 'approve', 'approve'), on(low!, 'approve')];
    const answer = await bulk(plans);
    expect(outcomes(answer)).toEqual({
      [risky.id]: 'row_needs_own_decision',
      [plain.id]: 'decided',
      [low!.id]: 'row_needs_own_decision',
    });
    const { results } = answer.body as { results: BulkResult[] };
    expect(results.find(({ planId }) => planId === risky.id)).toMatchObject({
      details: { path: '/rows/0', reason: 'risk' },
    });
    const rejected = await bulk([on(risky, 'reject'), on(low!, 'reject', 'reject')]);
    expect(Object.values(outcomes(rejected))).toEqual(['decided', 'decided']);
    const alone = await addPlan(api, 'SHOP-20', { tier: 'high', states: ['open'] });
    const single = await api.call('POST', `/v1/plans/${alone.id}/decisions`, {
      body: verdictsOn(alone, 'approve'),
    });
    expect(single.status).toBe(200);
  });

  it('asks Jira anew for the rights of the person, with few requests, and audits a refusal', async () => {
    const plans = await plansOf(...five);
    await api.call('GET', `/v1/plans/${plans[0]!.id}`, { as: 'acc-ben' });
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ben' };
    const permissions = ['BROWSE_PROJECTS', 'ADD_COMMENTS'];
    api.simulator.acting.setPermissions({ ...grant, permissions });
    api.simulator.forgetRequests();
    const refused = await bulk(
      plans.map((plan) => on(plan, 'approve')),
      { as: 'acc-ben' },
    );
    api.simulator.acting.setPermissions({
      ...grant,
      permissions: [...permissions, 'CREATE_ISSUES'],
    });
    expect(new Set(Object.values(outcomes(refused)))).toEqual(new Set(['jira_permission_missing']));
    expect(await decisions()).toEqual([]);
    const asked = api.simulator.requests().map(({ operation }) => operation);
    expect(asked.toSorted()).toEqual(['bulkFetchIssues', ...five.map(() => 'getMyPermissions')]);
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'request.denied',
      data: { reason: 'jira_permission_missing' },
    });
  });

  it('with Jira down is refused as a whole, and with a token of somebody else', async () => {
    const [plan] = await plansOf('SHOP-8');
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    const down = await bulk([on(plan!, 'approve')]);
    api.simulator.faults.clear();
    expect(refusal(down)).toEqual({ status: 503, code: 'jira_unavailable' });
    const other = { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-otto') };
    const stolen = await bulk([on(plan!, 'approve')], { headers: other });
    expect(refusal(stolen)).toEqual({ status: 403, code: 'jira_token_refused' });
    expect(await decisions()).toEqual([]);
  });

  it('takes at most 25 plans, each once', async () => {
    const [plan] = await plansOf('SHOP-8');
    const one = on(plan!, 'approve');
    const twice = await bulk([one, one]);
    expect(twice.body).toMatchObject({
      code: 'invalid_request',
      details: { path: '/plans/1/planId' },
    });
    const many = Array.from({ length: 26 }, () => one);
    expect(refusal(await bulk(many)).code).toBe('invalid_request');
    expect(refusal(await bulk([])).code).toBe('invalid_request');
  });

  it('takes at most 9 round trips to PostgreSQL for a plan, and 5 for the call', async () => {
    let trips = 0;
    const withTenant: WithTenant = async (tenantId, work) => {
      const result = await api.database.withTenant(tenantId, work);
      trips += api.database.lastRoundTrips();
      return result;
    };
    const call = await api.other({ withTenant });
    const plans = await plansOf(...five);
    await call('GET', `/v1/plans/${plans[0]!.id}`);
    trips = 0;
    const answer = await bulk(
      plans.map((plan) => on(plan, 'approve', 'approve')),
      {},
      call,
    );
    expect(new Set(Object.values(outcomes(answer)))).toEqual(new Set(['decided']));
    expect(trips).toBeLessThanOrEqual(9 * five.length + 5);
  });
});

describe('A7 A8 a bulk that is repeated', () => {
  it('with the same key gives the same results, and decides on nothing twice', async () => {
    const plans = await plansOf(...five);
    const body = plans.map((plan) => on(plan, 'approve', 'later'));
    const first = await bulk(body, { key: 'one-bulk' });
    const again = await bulk(body, { key: 'one-bulk' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await decisions()).toHaveLength(five.length);
    const both = await Promise.all([1, 2].map(() => bulk(body, { key: 'one-bulk' })));
    expect(both.map((answer) => answer.body)).toEqual([first.body, first.body]);
  });

  it('with another body is refused, also where no plan is named twice', async () => {
    const [one, two] = await plansOf('SHOP-8', 'SHOP-12');
    await bulk([on(one!, 'approve')], { key: 'one-bulk' });
    const other = await bulk([on(two!, 'approve')], { key: 'one-bulk' });
    expect(refusal(other)).toEqual({ status: 409, code: 'idempotency_key_reused' });
    expect(await decisions()).toHaveLength(1);
  });

  it('after a crash in the middle goes on where it stood', async () => {
    const plans = await plansOf(...five);
    const body = plans.map((plan) => on(plan, 'approve', 'approve'));
    let left = 5;
    const dying: WithTenant = async (tenantId, work) => {
      left -= 1;
      if (left < 0) throw new ReadygateError('database_unavailable');
      return await api.database.withTenant(tenantId, work);
    };
    const call = await api.other({ withTenant: dying });
    const cut = outcomes(await bulk(body, { key: 'cut-short' }, call));
    expect(Object.values(cut)).toContain('decided');
    expect(Object.values(cut)).toContain('database_unavailable');
    const whole = await bulk(body, { key: 'cut-short' });
    expect(new Set(Object.values(outcomes(whole)))).toEqual(new Set(['decided']));
    expect((await decisions()).map(({ plan_id }) => plan_id)).toEqual(inIdOrder(plans));
  });

  it('says of plans that time did not reach that it did not, and takes them up when repeated', async () => {
    const plans = await plansOf(...five);
    const body = plans.map((plan) => on(plan, 'approve', 'approve'));
    const slow: WithTenant = async (tenantId, work) => {
      const result = await api.database.withTenant(tenantId, work);
      api.clock.now = new Date(api.clock.now.getTime() + 5000);
      return result;
    };
    const call = await api.other({ withTenant: slow });
    const first = await bulk(body, { key: 'slow-bulk' }, call);
    const codes = Object.values(outcomes(first));
    const reached = codes.filter((code) => code === 'decided').length;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(five.length);
    expect(codes.slice(reached)).toEqual(
      Array.from({ length: five.length - reached }, () => 'plan_not_reached'),
    );
    const again = await bulk(body, { key: 'slow-bulk' });
    expect(new Set(Object.values(outcomes(again)))).toEqual(new Set(['decided']));
    expect(again.body.results.slice(0, reached)).toEqual(first.body.results.slice(0, reached));
    expect(await decisions()).toHaveLength(five.length);
  });
});

describe('A7 two bulks at the same moment', () => {
  it('in opposite orders block each other on no plan, and each plan has one winner', async () => {
    const plans = await plansOf(...five);
    for (let round = 0; round < 5; round++) {
      await api.database.asAdministrator(
        `truncate decisions, decision_rows, outbox cascade;
         update plan_rows set state = 'open'; update plans set state = 'waiting', dispatch_by = null`,
      );
      const fresh = await Promise.all(
        plans.map(
          async (plan): Promise<Plan> => ({
            ...plan,
            seal: (await api.call('GET', `/v1/plans/${plan.id}`)).body.seal,
          }),
        ),
      );
      const [ada, ben] = await Promise.all([
        bulk(fresh.map((plan) => on(plan, 'approve', 'approve'))),
        bulk(
          fresh.toReversed().map((plan) => on(plan, 'approve', 'approve')),
          { as: 'acc-ben' },
        ),
      ]);
      const pairs = inIdOrder(plans).map((id) => [outcomes(ada)[id], outcomes(ben)[id]].sort());
      for (const pair of pairs) expect(pair).toEqual(['decided', 'plan_final']);
      expect(await decisions()).toHaveLength(five.length);
    }
  });
});

describe('T6 a bulk of somebody of another site', () => {
  it('finds none of the plans and changes nothing', async () => {
    const plans = await plansOf('SHOP-8', 'SHOP-12');
    const body = plans.map((plan) => on(plan, 'approve'));
    const answer = await bulk(body, { tenant: tenantB });
    expect(new Set(Object.values(outcomes(answer)))).toEqual(new Set(['plan_not_found']));
    expect(await decisions()).toEqual([]);
    expect(Object.values(outcomes(await bulk(body)))).toEqual(['decided', 'decided']);
  });
});
