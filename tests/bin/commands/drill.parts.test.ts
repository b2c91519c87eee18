import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKeyVersions } from '../../../db/key-versions.ts';
import { findTenant } from '../../../db/tenants.ts';
import { type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { fillTenant } from '../../helpers/fill-tenant.ts';
import { startProcess } from '../../helpers/key-rotation.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';
import { openEverything, storedValues } from '../../helpers/sealed-values.ts';

/** Somebody has seen the wrapping key: the next one is put before it. */
const entry = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const seen = entry('test', 7);
const next = entry('next', 9);

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  env = { ...databaseVariables(database.urls), READYGATE_KEYS: `${next},${seen}` };
  for (const tenant of [tenantA, tenantB]) await fillTenant(database, tenant);
}, 60_000);
afterAll(() => database.close());

const command = async (line: string, changes: Record<string, string> = {}) => {
  const { exitCode, stdout, stderr } = await runCli(line.split(' '), { ...env, ...changes });
  return { exitCode, told: `${stdout}${stderr}` };
};
const stoppedIn = async (tenant: string) =>
  (await database.withTenant(tenant, findTenant))?.writesStopped;

describe('L8 a key that somebody has seen', () => {
  it('stops every write and every call of a model by one command each', async () => {
    for (const line of ['suspend', 'model stop', `tenant writes --tenant ${tenantA} stop`])
      expect([line, (await command(line)).exitCode]).toEqual([line, 0]);
    expect([await stoppedIn(tenantA), await stoppedIn(tenantB)]).toEqual([true, true]);
    expect(
      await database.asAdministrator(
        'select name from deployment_switches where stopped order by 1',
      ),
    ).toEqual([{ name: 'model' }, { name: 'writes' }]);
  }, 60_000);

  it('is of no use after two commands: nothing is wrapped with it, and nothing is encrypted under what it wrapped', async () => {
    const before = await storedValues(database, tenantA);
    expect(before.length).toBeGreaterThan(10);
    for (const line of ['keys rotate wrapping', 'keys rotate tenants'])
      expect([line, (await command(line)).exitCode]).toEqual([line, 0]);
    for (const tenant of [tenantA, tenantB]) {
      const { all } = await readKeyVersions(database.pools.keys, tenant);
      expect(all.map(({ state }) => state).filter((state) => state !== 'destroyed')).toEqual([
        'active',
      ]);
    }
    // What was copied before the drill is not what stands there now, and the old key alone opens none of it.
    const after = await storedValues(database, tenantA);
    const old = new Set(before.map(({ bytes }) => bytes.toString('hex')));
    expect(after.filter(({ bytes }) => old.has(bytes.toString('hex')))).toEqual([]);
    await expect(
      startProcess(database).withTenant(tenantA, (tx) => openEverything(tx)),
    ).rejects.toThrow();
    const status = await command('keys status', { READYGATE_KEYS: next });
    expect(status.exitCode).toBe(0);
  }, 120_000);

  it('leaves chains that hold and say what was done', async () => {
    const verified = await command('audit verify');
    expect(verified).toMatchObject({
      exitCode: 0,
      told: expect.stringContaining('every chain holds'),
    });
    const actions = await database.asAdministrator<{ action: string }>(
      `select distinct action from audit_entries where tenant_id = '${tenantA}'`,
    );
    const told = actions.map(({ action }) => action);
    expect(told).toEqual(
      expect.arrayContaining(['tenant.writes_stopped', 'key.rewrapped', 'key.destroyed']),
    );
  }, 60_000);
});
