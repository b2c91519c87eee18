import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openAndStart } from '../../api/commands/open-refinement.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { accountsBehind } from '../../db/audit-list.ts';
import { issue, refusal, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { allow, books, hold, judgement, use } from '../helpers/quotas.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('propose', tenant);
  }
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.now = testNow;
  await api.database.asAdministrator(
    `truncate refinements, plans, plan_rows, decisions, decision_rows, idempotency_keys, outbox,
       quotas, reservations, usage_events, usage_days, quota_denials, editions cascade`,
  );
});

/** Issues of the simulator. */
const issues = Array.from({ length: 40 }, (_, at) => String(10_101 + at));
const propose = (id: string, options = {}) =>
  api.call('POST', `/v1/issues/${id}/refinements`, options);
const usage = async (path = '/v1/usage', options = {}) =>
  api.call('GET', path, { as: 'acc-otto', ...options });
const quotaOf = (body: { quotas: { kind: string; span: string }[] }, kind: string, span: string) =>
  body.quotas.find((one) => one.kind === kind && one.span === span);
const denials = async () =>
  (await readEntries(api.database.pools.readonly, tenantA))
    .map(({ seq, body }) => ({ ...JSON.parse(body), seq }))
    .filter(({ action }) => action === 'quota.denied');

describe('T4 the quota at the door', () => {
  it('of 40 wishes at once at a limit of 10 takes 10, and counts every refusal', async () => {
    await allow(api.database, { standard: { refinements: { month: 10 } } });
    const seen = (await denials()).length;
    const answers = await Promise.all(issues.map((id) => propose(id)));
    const taken = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status }) => status === 429);
    expect([taken.length, refused.length]).toEqual([10, 30]);
    expect(refused[0]?.body).toMatchObject({
      code: 'quota_exceeded',
      details: {
        kind: 'refinements',
        span: 'month',
        limit: 10,
        resetsAt: '2026-12-01T00:00:00.000Z',
      },
    });
    expect(Number(refused[0]?.headers['retry-after'])).toBe(6 * 24 * 3600 + 14 * 3600);
    expect((await api.outbox()).filter(({ name }) => name === 'refineIssue')).toHaveLength(10);
    expect(await books(api.database, tenantA, 'refinements')).toMatchObject({
      reserved: 10,
      held: 10,
    });
    const { body } = await usage();
    expect(quotaOf(body, 'refinements', 'month')).toMatchObject({
      limit: 10,
      used: 0,
      reserved: 10,
    });
    expect(body.days).toEqual([
      { day: '2026-11-24', kind: 'refinements', used: 0, events: 0, denied: 30 },
    ]);
    expect((await denials()).slice(seen).map(({ data }) => data.count)).toEqual([1]);
  }, 60_000);

  it('counts a refusal before it answers it, so that none is answered that a kill takes along', async () => {
    await allow(api.database, { standard: { refinements: { month: 0 } } });
    const counted = async () =>
      (await api.database.asAdministrator('select 1 from quota_denials where denied > 0')).length;
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const holding: typeof api.deps.withTenant = async (tenantId, work) => {
      const result = await api.deps.withTenant(tenantId, work);
      if ((await counted()) > 0) {
        arrived.resolve();
        await gate.promise;
      }
      return result;
    };
    const call = await api.other({ withTenant: holding });
    let answered = false;
    const asked = call('POST', '/v1/issues/10101/refinements').then((answer) => {
      answered = true;
      return answer;
    });
    await arrived.promise;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([answered, await counted()]).toEqual([false, 1]);
    gate.resolve();
    expect((await asked).status).toBe(429);
  });

  it('says in the audit who was refused', async () => {
    await allow(api.database, { standard: { refinements: { month: 0 }, judgements: { day: 0 } } });
    const seen = (await denials()).length;
    for (const as of ['acc-ada', 'acc-otto', 'acc-ada'])
      expect((await propose('10101', { as })).status).toBe(429);
    await api.call('GET', '/v1/issues/10101/readiness', { as: 'acc-otto' });
    const told = (await denials()).slice(seen);
    const behind = await api.database.withTenant(tenantA, (tx) =>
      accountsBehind(
        tx,
        told.map(({ seq }) => seq),
      ),
    );
    expect(told.map(({ seq, actor, data }) => [actor.kind, behind.get(seq), data.kind])).toEqual([
      ['person', 'acc-ada', 'refinements'],
      ['person', 'acc-otto', 'refinements'],
      ['person', 'acc-otto', 'judgements'],
    ]);
  });

  it('comes after a repeat, which takes nothing', async () => {
    await allow(api.database, { standard: { refinements: { month: 1 } } });
    const key = 'said-once-before';
    const first = await propose('10101', { key });
    const again = await propose('10101', { key });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body).toEqual(first.body);
    // Who asks for what is open already is answered with it.
    expect((await propose('10101')).status).toBe(200);
    expect(await books(api.database, tenantA, 'refinements')).toMatchObject({ reserved: 1 });
  });

  it('that was used up is not remembered under the key: the same call goes on when there is room', async () => {
    await allow(api.database, { standard: { refinements: { month: 0 } } });
    const key = 'said-too-early';
    expect(refusal(await propose('10101', { key }))).toEqual({
      status: 429,
      code: 'quota_exceeded',
    });
    await allow(api.database, { standard: { refinements: { month: 1 } } });
    expect((await propose('10101', { key })).status).toBe(202);
  });

  it('is given back by who cancels before anything was analysed', async () => {
    await allow(api.database, { standard: { refinements: { month: 1 } } });
    const { body } = await propose('10101');
    expect((await propose('10102')).status).toBe(429);
    const cancelled = await api.call('POST', `/v1/refinements/${body.id}/cancellation`);
    expect(cancelled.status).toBe(200);
    expect((await propose('10102')).status).toBe(202);
  });

  it('never holds back what takes something back', async () => {
    await allow(api.database, { standard: { refinements: { month: 0 } } });
    const plan = await withPlan(api);
    await api.database.asAdministrator(
      `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`,
    );
    const opened = await api.database.withTenant(tenantA, (tx) => {
      const caller = { accountId: 'acc-ada', person: { issue: { id: issue, projectId: '10000' } } };
      const wish = { issueId: issue, reason: 'undo', undoOf: plan.id } as const;
      return openAndStart(tx, caller as never, wish, testNow);
    });
    expect(opened.created).toBe(true);
  });
});

describe('T4 a judgement for which there is no room', () => {
  const readiness = `/v1/issues/${issue}/readiness`;

  it('is put off and counted, and asked for when there is room again', async () => {
    await allow(api.database, { standard: { judgements: { day: 1 } } });
    await api.database.withTenant(tenantA, (tx) => hold(tx, judgement('other')));
    const seen = await api.call('GET', readiness);
    expect(seen).toMatchObject({
      status: 200,
      body: {
        judging: false,
        putOff: { code: 'quota_exceeded', until: '2026-11-25T00:00:00.000Z' },
      },
    });
    expect(await api.outbox()).toEqual([]);
    const { body } = await usage();
    expect(body.days).toMatchObject([{ kind: 'judgements', denied: 1 }]);
    api.clock.now = new Date(testNow.getTime() + 14 * 3_600_000);
    const headers = { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-ada') };
    expect(await api.call('GET', readiness, { headers })).toMatchObject({
      status: 202,
      body: { judging: true },
    });
    expect(await api.outbox()).toHaveLength(1);
  });

  it('fails no event', async () => {
    await allow(api.database, { standard: { judgements: { day: 0 } } });
    const body = { issue: { id: issue } };
    const { status } = await api.call('POST', '/forge/events/issue', { as: null, body });
    expect(status).toBe(200);
  });
});

describe('T5 what a site used', () => {
  const day = '2026-11-24';
  const spend = async (tenant: string, count: number) => {
    for (let at = 0; at < count; at++)
      await api.database.withTenant(tenant, (tx) => use(tx, judgement(`${tenant} ${at}`)));
  };

  it('is told to who administers it, of that site alone', async () => {
    await allow(api.database, { standard: { judgements: { day: 5, month: 50 } } });
    await spend(tenantA, 3);
    await spend(tenantB, 2);
    expect(refusal(await usage('/v1/usage', { as: 'acc-ada' }))).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
    const [a, b] = await Promise.all(
      [tenantA, tenantB].map((tenant) => usage('/v1/usage', { tenant })),
    );
    const told = (used: number) => ({
      status: 200,
      body: {
        edition: 'standard',
        licence: { access: 'full', state: null, graceUntil: null },
        from: '2026-11-01',
        to: day,
        days: [{ day, kind: 'judgements', used, events: used, denied: 0 }],
      },
    });
    expect(a).toMatchObject(told(3));
    expect(b).toMatchObject(told(2));
    expect(quotaOf(a?.body, 'judgements', 'day')).toEqual({
      kind: 'judgements',
      span: 'day',
      limit: 5,
      used: 3,
      reserved: 0,
      resetsAt: '2026-11-25T00:00:00.000Z',
    });
    expect(quotaOf(a?.body, 'sweeps', 'month')).toMatchObject({ limit: null, used: 0 });
    expect(a?.body.quotas).toHaveLength(8);
  });

  it('is CSV, of as many days as are asked for', async () => {
    await spend(tenantA, 2);
    const [a, b] = await Promise.all(
      [tenantA, tenantB].map((tenant) =>
        usage('/v1/usage.csv?from=2024-01-01&to=2026-12-31', { tenant }),
      ),
    );
    expect(a?.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(a?.body).toBe(`day,kind,used,events,denied\r\n${day},judgements,2,2,0\r\n`);
    expect(b?.body).toBe('day,kind,used,events,denied\r\n');
  });

  it.each([
    ['?from=2026-11-31', 'querystring:/from'],
    ['?to=2026-02-30', 'querystring:/to'],
    ['?from=2026-11-25&to=2026-11-24', 'querystring:/from'],
    ['?from=2020-01-01', 'querystring:/from'],
    ['?from=yesterday', 'querystring:/from'],
    ['?other=1', 'querystring:/other'],
  ])('says what is wrong with %s', async (query, path) => {
    const answer = await usage(`/v1/usage${query}`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    expect(answer.body.details.path).toBe(path);
  });
});
