import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type Minted, mintPermit } from '../../activities/writing/permit.ts';
import { mintStandingPermit } from '../../activities/writing/standing-permit.ts';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import { moveInstallation } from '../../db/installations.ts';
import { addNotifications, moveNotification } from '../../db/notifications.ts';
import { createPool } from '../../db/pools.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { notificationIdOf } from '../../domain/notification.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { installationOf, testNow } from '../helpers/database.ts';
import { installationNumber, installationsOf } from '../helpers/installations.ts';
import { issueOf } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';

let api: TestApi;
let plan: Plan;
const own = installationOf(tenantA);
const other = installationNumber(2);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    `set session_replication_role = replica; delete from keystore.wrapped_keys;
     truncate tenant_keys, tenants, installations, audit_heads, audit_entries, audit_personal cascade`,
  );
  api.clock.now = testNow;
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api, ['one']);
  // Fields that moved are another matter.
  await api.database.asAdministrator(`delete from outbox; update plan_rows set fields = '{}'`);
});

/** What every route of the platform takes. */
const body = { issue: { id: issue }, comment: { id: '90001' } };
const platform = (path: string, installation = own, call = api.call) =>
  call('POST', path, { as: null, installation, body });
const uninstall = (installation = own) =>
  platform(platformEndpoints['readygate-uninstall'], installation);
const install = (installation: string) =>
  platform(platformEndpoints['readygate-lifecycle'], installation);
const states = async () =>
  (await installationsOf(api.database, tenantA)).map(({ id, state }) => [id, state]);
const undelivered = () =>
  api.database.asAdministrator<{ name: string; workflow_id: string }>(
    'select name, workflow_id from outbox where delivered_at is null order by outbox_id',
  );
const tokens = () =>
  api.database.asAdministrator<{ kind: string }>('select kind from tokens order by kind');
const actions = async () =>
  (await readEntries(api.database.pools.readonly, tenantA)).map(({ body }) => JSON.parse(body));
/** Ada approves the row, which is released by that. */
const approve = () =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, { body: verdictsOn(plan, 'approve') });
/** Whether the row may go out now. */
const mint = (): Promise<Minted> => {
  const at = api.clock.now;
  const issueNow = issueOf({ type: 'Story' });
  return api.database.withTenant(tenantA, (tx) =>
    mintPermit(tx, {
      known: { ...plan, projectId: '10000' },
      rowId: plan.rows[0]?.id ?? '',
      readings: {
        issue: issueNow,
        accountId: 'acc-ada',
        fault: null,
        grants: { project: {}, site: {} },
        at,
      },
      at,
      sendSeconds: 30,
    }),
  );
};
const mintStanding = () =>
  api.database.withTenant(tenantA, (tx) =>
    mintStandingPermit(tx, { at: api.clock.now, sendSeconds: 30, settleSeconds: 60, batch: 10 }),
  );

const held = { result: 'held', reason: 'writes_stopped' };

describe('L1 uninstalling', () => {
  it('stops work at once, and asks for the rest to be done, while no Temporal is there', async () => {
    await approve();
    await api.database.asAdministrator('delete from outbox');
    await api.call('POST', '/v1/issues/10113/refinements', {});
    expect((await undelivered()).map(({ name }) => name)).toEqual(['refineIssue']);
    expect(await tokens()).toEqual([{ kind: 'app' }, { kind: 'user' }]);
    expect(await uninstall()).toMatchObject({ status: 200, body: { status: 'taken' } });
    expect(await tokens()).toEqual([]);
    expect(await undelivered()).toEqual([
      { name: 'reconcile', workflow_id: `reconcile/${tenantA}/${own}` },
    ]);
    expect(await mint()).toMatchObject({ ...held, reason: 'installation_inactive' });
    expect(await mintStanding()).toMatchObject(held);
    const entries = await actions();
    expect(entries.find(({ action }) => action === 'token.deleted')).toMatchObject({
      subject: { kind: 'installation', id: own },
      data: { reason: 'uninstalled', count: 2 },
    });
    const verdict = await verifyChain(api.database.pools.readonly, tenantA);
    expect(verdict).toMatchObject({ ok: true });
  });

  it('shuts the door for that id: calls, late events and the same word again', async () => {
    await uninstall();
    const before = await undelivered();
    const inactive = { status: 403, code: 'installation_inactive' };
    expect(refusal(await api.call('GET', `/v1/plans/${plan.id}`))).toEqual(inactive);
    for (const path of Object.values(platformEndpoints))
      expect([path, refusal(await platform(path))]).toEqual([path, inactive]);
    expect(await undelivered()).toEqual(before);
    expect(await tokens()).toEqual([]);
    expect(await states()).toEqual([[own, 'leaving']]);
  });

  it('ends what was approved before, also where the app is installed again', async () => {
    await approve();
    await uninstall();
    api.clock.now = new Date(testNow.getTime() + 60_000);
    expect((await install(other)).status).toBe(200);
    expect(await states()).toEqual([
      [own, 'leaving'],
      [other, 'active'],
    ]);
    // Ada is there again, with a token, before anything of the old plan was ended.
    await api.call('GET', `/v1/plans/${plan.id}`, { installation: other });
    expect(await mint()).toMatchObject({ ...held, reason: 'installation_inactive' });
    expect(await mintStanding()).toMatchObject({ result: 'nothing_due' });
    await api.database.asAdministrator('update plans set created_at = $1', [api.clock.now]);
    expect(await mint()).toMatchObject({ result: 'permit' });
  });

  it('is followed by a new install also after a purge, which destroyed the keys', async () => {
    await uninstall();
    await api.database.asAdministrator(
      `update installations set state = 'purged'; update tenants set state = 'purged';
       delete from keystore.wrapped_keys; update tenant_keys set state = 'destroyed'`,
    );
    expect(refusal(await install(own))).toMatchObject({ code: 'installation_inactive' });
    expect((await install(other)).status).toBe(200);
    expect(await tokens()).toEqual([{ kind: 'app' }]);
  });

  it('that comes before anything else of an installation brings nothing in', async () => {
    await uninstall();
    api.clock.now = new Date(testNow.getTime() + 60_000);
    expect((await uninstall(other)).status).toBe(200);
    expect(refusal(await install(other))).toMatchObject({ code: 'installation_inactive' });
    expect(await states()).toEqual([
      [own, 'leaving'],
      [other, 'leaving'],
    ]);
    expect(await mint()).toMatchObject({ result: 'settled' });
    expect(await mintStanding()).toMatchObject(held);
  });

  it('told late, after the app was installed again, ends nothing of the new one', async () => {
    await approve();
    await install(other);
    const people = () => tokens().then((found) => found.filter(({ kind }) => kind === 'user'));
    expect(await people()).toHaveLength(1);
    expect((await uninstall()).status).toBe(200);
    expect(await people()).toHaveLength(1);
    expect((await undelivered()).map(({ name }) => name)).not.toContain('reconcile');
    expect(refusal(await platform(platformEndpoints['readygate-token']))).toMatchObject({
      code: 'installation_inactive',
    });
    expect((await platform(platformEndpoints['readygate-token'], other)).status).toBe(200);
    expect(await mint()).toMatchObject({ result: 'permit' });
  });
});

describe('L1 a call of an installation that was suspended', () => {
  const suspend = () =>
    api.database.withTenant(tenantA, (tx) => moveInstallation(tx, own, 'silent', { at: testNow }));

  it('ends it, whoever calls, and what waited for the app looks again', async () => {
    await approve();
    await suspend();
    expect(await mint()).toMatchObject({ ...held, reason: 'installation_inactive' });
    expect(await mintStanding()).toMatchObject(held);
    await api.database.asAdministrator(
      `update refinements set step = 'waiting_for_token', plan_id = null; delete from outbox`,
    );
    expect((await api.call('GET', `/v1/issues/${issue}/readiness`)).status).toBeLessThan(300);
    expect(await states()).toEqual([[own, 'active']]);
    expect((await undelivered()).map(({ name }) => name)).toContain('woken');
    expect(await mint()).toMatchObject({ result: 'permit' });
  });

  it('has people told of what was left out meanwhile, and of nothing else', async () => {
    const about = { planId: plan.id, stage: 'proposed', channel: 'email' } as const;
    const message = (accountId: string) => {
      const notificationId = notificationIdOf(about, about.channel, accountId);
      return { ...about, accountId, notificationId };
    };
    const skipped = { 'acc-ada': 'tenant_inactive', 'acc-ben': 'told_lately' };
    await api.database.withTenant(tenantA, async (tx) => {
      const at = testNow;
      await addNotifications(tx, Object.keys(skipped).map(message), at);
      for (const [accountId, code] of Object.entries(skipped))
        await moveNotification(tx, message(accountId), { state: 'skipped', code, at });
    });
    await suspend();
    await api.database.asAdministrator('delete from outbox');
    for (let calls = 0; calls < 2; calls += 1)
      await api.call('GET', `/v1/issues/${issue}/readiness`);
    const states = await api.database.asAdministrator(
      'select account_id, state from notifications order by account_id',
    );
    expect(states).toEqual([
      { account_id: 'acc-ada', state: 'due' },
      { account_id: 'acc-ben', state: 'skipped' },
    ]);
    const told = (await undelivered()).filter(({ name }) => name === 'notifyPeople');
    expect(told).toHaveLength(1);
  });
});

describe('the platform is answered in time', () => {
  let proxy: TcpProxy;
  let slow: TestApi['call'];
  let pool: pg.Pool;
  beforeAll(async () => {
    proxy = await startTcpProxy(api.database.adminUrl);
    pool = createPool(proxy.url(api.database.urls.app), { max: 2 });
    const { pools, ring } = api.database;
    const keys = createTenantKeys({ pool: pools.keys, ring, clock: api.deps.clock });
    const withTenant: WithTenant = createTenantRunner({ pool, keys });
    slow = await api.other({ withTenant, timeouts: { call: 20_000, event: 300 } });
  });
  afterAll(async () => {
    await pool.end();
    await proxy.close();
  });

  it.each(Object.entries(platformEndpoints))(
    '%s, while PostgreSQL does not answer; and told again it is done once',
    async (_endpoint, path) => {
      await platform(path, own, slow);
      await api.database.asAdministrator(
        `update installations set state = 'active'; update tenants set state = 'active'; delete from outbox`,
      );
      const before = (await actions()).length;
      void proxy.hold('replies');
      // It would wait for longer than the platform does.
      expect(refusal(await platform(path, own, slow))).toEqual({ status: 503, code: 'timeout' });
      proxy.release();
      await pool.query('select 1');
      const again = await platform(path, own, slow);
      const leaves = path === platformEndpoints['readygate-uninstall'];
      // What was held went through after all, or not: it is told once either way.
      expect([200, ...(leaves ? [403] : [])]).toContain(again.status);
      const told = (await actions())
        .slice(before)
        .filter(({ action }) => action !== 'request.denied');
      const left = told.filter(({ action }) => action === 'installation.state_changed');
      expect(left).toHaveLength(leaves ? 1 : 0);
    },
  );
});
