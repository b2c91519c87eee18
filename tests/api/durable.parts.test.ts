import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { request } from 'undici';
import { buildApp } from '../../api/app.ts';
import { createPool } from '../../db/pools.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';

let api: TestApi;
let proxy: TcpProxy;
let plan: Plan;
let call: TestApi['call'];
const pools: pg.Pool[] = [];
beforeAll(async () => {
  api = await startApi();
  proxy = await startTcpProxy(api.database.adminUrl);
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  call = await api.other({ withTenant: throughProxy() });
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await api.close();
  await proxy.close();
});
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, decisions, decision_rows, tokens, idempotency_keys, outbox cascade',
  );
  plan = await withPlan(api);
});

/** Transactions whose connections can be cut. */
function throughProxy(): WithTenant {
  const pool = createPool(proxy.url(api.database.urls.app), { max: 2 });
  pools.push(pool);
  const { keys: keyPool } = api.database.pools;
  const keys = createTenantKeys({ pool: keyPool, ring: api.database.ring, clock: api.deps.clock });
  return createTenantRunner({ pool, keys });
}

const decisions = async () =>
  (await api.database.asAdministrator('select 1 from decisions')).length;
const path = () => `/v1/plans/${plan.id}/decisions`;
/** Stands in the audit entry, which is sent together with the commit. */
const lastWord = 'decision.recorded';

describe('A8 a decision is durable before the reply says so', () => {
  it('a commit whose answer was lost is not guessed, and the same key gives the answer', async () => {
    const body = verdictsOn(plan, 'approve', 'approve');
    const key = 'lost-on-the-way-back';
    await call('GET', `/v1/plans/${plan.id}`);
    proxy.cutAt(lastWord, 'after');
    const lost = await call('POST', path(), { body, key });
    expect(refusal(lost)).toEqual({ status: 503, code: 'commit_unknown' });
    const again = await call('POST', path(), { body, key });
    expect(again.status).toBe(200);
    expect(again.body.plan.rows.map(({ state }: { state: string }) => state)).toEqual([
      'released',
      'released',
    ]);
    expect(await decisions()).toBe(1);
  });

  it('a commit that did not arrive left nothing, and the same key decides', async () => {
    const body = verdictsOn(plan, 'approve', 'approve');
    const key = 'lost-on-the-way-there';
    await call('GET', `/v1/plans/${plan.id}`);
    proxy.cutAt(lastWord, 'before');
    expect(refusal(await call('POST', path(), { body, key })).code).toBe('commit_unknown');
    expect(await decisions()).toBe(0);
    expect((await call('POST', path(), { body, key })).status).toBe(200);
    expect(await decisions()).toBe(1);
  });

  it('a connection lost before the commit changes nothing, and says so', async () => {
    await call('GET', `/v1/plans/${plan.id}`);
    // The seal that was shown is first sent with the decision.
    proxy.cutAt(plan.seal, 'after');
    const lost = await call('POST', path(), { body: verdictsOn(plan, 'approve') });
    expect(refusal(lost)).toEqual({ status: 503, code: 'database_unavailable' });
    expect(await decisions()).toBe(0);
    const signals = await api.outbox();
    expect(signals).toEqual([]);
  });
});

describe('without a database', () => {
  it('every route answers 503 and Jira is not asked', async () => {
    const gone = createPool('postgres://readygate_app:local@127.0.0.1:9/none', { max: 1 });
    pools.push(gone);
    const { keys: pool } = api.database.pools;
    const keys = createTenantKeys({ pool, ring: api.database.ring, clock: api.deps.clock });
    const down = await api.other({ withTenant: createTenantRunner({ pool: gone, keys }) });
    api.simulator.forgetRequests();
    for (const [method, to] of [
      ['GET', `/v1/issues/${issue}/readiness`],
      ['POST', `/v1/issues/${issue}/refinements`],
      ['POST', '/forge/events/lifecycle'],
    ] as const) {
      const as = to.startsWith('/forge') ? null : 'acc-ada';
      expect(refusal(await down(method, to, { as }))).toEqual({
        status: 503,
        code: 'database_unavailable',
      });
    }
    expect(api.simulator.requests()).toEqual([]);
  });
});

describe('O4 closing', () => {
  it('answers the request in flight, ends its connection and takes no other', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let arrived = () => {};
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const app = await buildApp({
      ...api.deps,
      verifyToken: async (token) => {
        arrived();
        await gate;
        return await api.deps.verifyToken(token);
      },
    });
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const authorization = 'Bearer a.b.c';
    const sent = request(`${origin}/v1/plans/${plan.id}`, { headers: { authorization } });
    await inFlight;
    const closed = app.close();
    const refused = () =>
      request(`${origin}/healthz`).then(
        () => false,
        ({ code }) => code === 'ECONNREFUSED',
      );
    while (!(await refused()));
    open();
    const { statusCode, headers, body } = await sent;
    expect([statusCode, headers.connection]).toEqual([401, 'close']);
    expect(await body.json()).toMatchObject({ code: 'token_invalid' });
    await closed;
  });
});
