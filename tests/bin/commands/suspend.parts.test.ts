import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries, verifyChain } from '../../../db/audit-chain.ts';
import { findTenant } from '../../../db/tenants.ts';
import { installTenant, type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  env = databaseVariables(database.urls);
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());

const tenants = [tenantA, tenantB];
const suspend = (...args: string[]) => runCli(['suspend', ...args], env);
const stopped = () =>
  Promise.all(
    tenants.map(async (tenant) =>
      database.withTenant(tenant, async (tx) => (await findTenant(tx))?.writesStopped),
    ),
  );
const noted = async (tenant: string) =>
  (await readEntries(database.pools.readonly, tenant))
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => action.startsWith('tenant.writes_'))
    .map(({ action, actor, data }) => [action, actor.kind, data.scope]);

describe('T8 readygate suspend', () => {
  it('stops all writes of the deployment, and each tenant’s chain says so once', async () => {
    const said = 'writes are stopped; noted for 2 sites\n';
    expect(await suspend()).toMatchObject({ exitCode: 0, stdout: said, stderr: '' });
    expect(await stopped()).toEqual([true, true]);
    expect((await suspend()).stdout).toBe(said);
    for (const tenant of tenants)
      expect(await noted(tenant)).toEqual([['tenant.writes_stopped', 'operator', 'deployment']]);
  }, 60_000);

  it('lets them go on, but where a tenant has stopped its own', async () => {
    await runCli(['tenant', 'writes', '--tenant', tenantA, 'stop'], env);
    expect((await suspend('--resume')).stdout).toBe('writes may go on; noted for 2 sites\n');
    expect(await stopped()).toEqual([true, false]);
    expect((await noted(tenantB)).at(-1)).toEqual([
      'tenant.writes_resumed',
      'operator',
      'deployment',
    ]);
    for (const tenant of tenants)
      expect((await verifyChain(database.pools.readonly, tenant)).ok).toBe(true);
  }, 60_000);

  it('goes on behind a tenant that takes no entry, and says so at the end', async () => {
    const [first, last] = tenants.toSorted();
    if (!first || !last) throw new Error('there are two tenants');
    const head = `from audit_heads where tenant_id = '${first}'`;
    await database.asAdministrator(`create table kept_head as select * ${head}`);
    // The next entry stands there already.
    await database.asAdministrator(
      `set session_replication_role = replica; update audit_heads set seq = seq - 1 where tenant_id = '${first}'`,
    );
    const { exitCode, stdout, stderr } = await suspend();
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('"leftOut":1,"tenants":2');
    expect((await stopped()).every(Boolean)).toBe(true);
    expect((await noted(last)).at(-1)?.[0]).toBe('tenant.writes_stopped');
    expect((await noted(first)).at(-1)?.[0]).toBe('tenant.writes_resumed');
    await database.asAdministrator(
      `set session_replication_role = replica; delete ${head}; insert into audit_heads select * from kept_head`,
    );
    expect((await suspend()).stdout).toBe('writes are stopped; noted for 2 sites\n');
    expect((await noted(first)).at(-1)?.[0]).toBe('tenant.writes_stopped');
  }, 60_000);

  it('has nothing to say where nothing was stopped, and refuses what it does not know', async () => {
    await database.asAdministrator('delete from deployment_switches');
    const before = await noted(tenantB);
    expect((await suspend('--resume')).stdout).toBe('writes may go on; noted for 0 sites\n');
    expect(await noted(tenantB)).toEqual(before);
    expect((await suspend('now')).exitCode).toBe(2);
  }, 60_000);
});
