import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { hasActiveInstallation, recordInstallation } from '../../db/installations.ts';
import { findMode, setMode } from '../../db/project-modes.ts';
import { findTenant, lockTenantForShare } from '../../db/tenants.ts';
import { setWritesStopped } from '../../db/write-stops.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { installationOf, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());

const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const see = (installationId: string, at = testNow, tenant = tenantA) =>
  database.withTenant(tenant, (tx) =>
    recordInstallation(tx, {
      installationId,
      environment: 'DEVELOPMENT',
      apiBaseUrl: 'https://api.atlassian.com/ex/jira/x',
      at,
    }),
  );
const actions = async (tenant = tenantA) =>
  (await readEntries(database.pools.readonly, tenant)).map(
    ({ body }) => (JSON.parse(body) as AuditEntry).action,
  );
const tenantOf = (tenant = tenantA) => database.withTenant(tenant, (tx) => findTenant(tx));

describe('T1 a tenant is known from its first verified call', () => {
  it('makes tenant, installation and entry once, when ten calls come at once', async () => {
    expect(await tenantOf()).toBeNull();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => see(installationOf(tenantA))),
    );
    expect(new Set(answers)).toEqual(new Set(['active']));
    expect(await tenantOf()).toEqual({
      state: 'active',
      apiBaseUrl: 'https://api.atlassian.com/ex/jira/x',
      writesStopped: false,
      leftAt: null,
    });
    expect(await actions()).toEqual(['installation.first_seen']);
    expect(await tenantOf(tenantB)).toBeNull();
  });

  it('takes one round trip when it is known, and writes at most once a minute', async () => {
    const lastSeen = async () => {
      const [row] = await database.asAdministrator<{ at: Date }>(
        'select last_seen_at as at from installations',
      );
      return row?.at;
    };
    await see(installationOf(tenantA), later(59));
    expect(database.lastRoundTrips()).toBe(2);
    expect(await lastSeen()).toEqual(testNow);
    await see(installationOf(tenantA), later(60));
    expect(await lastSeen()).toEqual(later(60));
  });

  it('refuses an installation that left, and comes back by one never seen before', async () => {
    await database.asAdministrator(`update installations set state = 'leaving'`);
    await database.asAdministrator(`update tenants set state = 'leaving'`);
    expect(await see(installationOf(tenantA), later(61))).toBe('inactive');
    expect(await database.withTenant(tenantA, (tx) => hasActiveInstallation(tx))).toBe(false);
    expect(await see('5f0c2f1e-0000-4000-8000-000000000002', later(62))).toBe('returned');
    expect(await tenantOf()).toMatchObject({ state: 'active' });
    expect(await see(installationOf(tenantA), later(63))).toBe('inactive');
  });

  it('stays away while it is being purged', async () => {
    await see(installationOf(tenantB), testNow, tenantB);
    await database.asAdministrator(`update tenants set state = 'purging' where tenant_id = $1`, [
      tenantB,
    ]);
    const next = '5f0c2f1e-0000-4000-8000-000000000003';
    expect(await see(next, later(1), tenantB)).toBe('inactive');
    expect(await tenantOf(tenantB)).toMatchObject({ state: 'purging' });
  });
});

describe('T8 stop all writes', () => {
  const stop = (stopped: boolean) =>
    database.withTenant(tenantA, (tx) => setWritesStopped(tx, { stopped, at: testNow }));

  it('is audited once per change', async () => {
    expect([await stop(true), await stop(true), await stop(false)]).toEqual([true, false, true]);
    expect((await actions()).slice(-2)).toEqual(['tenant.writes_stopped', 'tenant.writes_resumed']);
  });

  it('waits for a permit that is being minted', async () => {
    const order: string[] = [];
    let stopping: Promise<unknown> = Promise.resolve();
    await database.withTenant(tenantA, async (tx) => {
      expect(await lockTenantForShare(tx)).toMatchObject({ writesStopped: false });
      stopping = stop(true).then(() => order.push('stopped'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('minted');
    });
    await stopping;
    expect(order).toEqual(['minted', 'stopped']);
    await stop(false);
  });
});

describe('T8 project modes', () => {
  const mode = (projectId: string, tenant = tenantA) =>
    database.withTenant(tenant, (tx) => findMode(tx, projectId));
  const set = (value: 'off' | 'observe' | 'propose') =>
    database.withTenant(tenantA, (tx) =>
      setMode(tx, { projectId: '10000', mode: value, at: testNow }),
    );

  it('are off until somebody sets one, and each change is an entry', async () => {
    expect(await mode('10000')).toBe('off');
    expect([await set('propose'), await set('propose'), await set('off')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await mode('10000')).toBe('off');
    await set('observe');
    expect(await mode('10000')).toBe('observe');
    expect(await mode('10001')).toBe('off');
    expect(await mode('10000', tenantB)).toBe('off');
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(entries.slice(-3).map(({ body }) => JSON.parse(body).data)).toEqual([
      { mode: 'propose', version: 1 },
      { mode: 'off', version: 2 },
      { mode: 'observe', version: 3 },
    ]);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'project.mode_changed',
      actor: { kind: 'operator' },
    });
  });
});
