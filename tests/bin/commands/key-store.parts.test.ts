import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createPostgresKeyStore } from '../../../db/key-store.ts';
import { createPool } from '../../../db/pools.ts';
import { type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { fillTenant } from '../../helpers/fill-tenant.ts';
import { startProcess } from '../../helpers/key-rotation.ts';
import { keyStoreUrls } from '../../helpers/key-store-database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';
import { openEverything } from '../../helpers/sealed-values.ts';

let database: TestDatabase;
let urls: ReturnType<typeof keyStoreUrls>;
let env: Record<string, string>;
let apart: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  urls = keyStoreUrls(database.serverUrl);
  env = {
    ...databaseVariables(database.urls),
    READYGATE_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  };
  apart = {
    ...env,
    READYGATE_ADMIN_URL: database.serverUrl,
    READYGATE_KEY_STORE_URL: urls.app,
    READYGATE_KEY_STORE_URL_OWNER: urls.owner,
    READYGATE_KEY_STORE_ADMIN_URL: database.serverUrl,
  };
  await fillTenant(database, tenantA);
  await fillTenant(database, tenantB);
});
afterAll(async () => {
  const admin = new pg.Client({ connectionString: database.serverUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${urls.name} with (force)`);
  await admin.end();
  await database.close();
});

const lineOf = async (name: string, variables: Record<string, string>) => {
  const { stdout } = await runCli(['doctor'], variables);
  return stdout.split('\n').find((line) => line.slice(6).startsWith(name));
};

describe('O5 a key store in a database of its own', () => {
  it('is made and migrated with the rest, once', async () => {
    const made = await runCli(['migrate', '--bootstrap'], apart);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toContain('applied 0001_wrapped_keys of the key store');
    const again = await runCli(['migrate', '--bootstrap'], apart);
    expect(again.stdout).toMatch(/nothing to apply\n$/);
  }, 60_000);

  it('is looked at by doctor, which tells of keys that are still in the schema', async () => {
    expect(await lineOf('key store', env)).toMatch(
      /^ok +key store +in the schema keystore of the database$/,
    );
    expect(await lineOf('key store', apart)).toMatch(/^FAIL .*run readygate keys move/);
    const lost = { ...apart, READYGATE_KEY_STORE_URL: 'postgres://readygate_keys:x@127.0.0.1:9/x' };
    expect(await lineOf('key store', lost)).toMatch(/^FAIL/);
  }, 60_000);

  it('gets every key by `keys move`, and everything is read with the keys there', async () => {
    expect(await runCli(['keys', 'move'], apart)).toMatchObject({
      exitCode: 0,
      stdout: '2 keys were moved\n',
    });
    expect(await runCli(['keys', 'move'], apart)).toMatchObject({ stdout: '0 keys were moved\n' });
    expect(await database.asAdministrator('select 1 from keystore.wrapped_keys')).toEqual([]);
    expect(await lineOf('key store', apart)).toMatch(/^ok .*row security holds/);
    expect(await runCli(['keys', 'status'], apart)).toMatchObject({ exitCode: 0 });
    const pool = createPool(urls.app, { max: 2 });
    const { withTenant } = startProcess(database, { store: createPostgresKeyStore(pool) });
    for (const tenant of [tenantA, tenantB])
      expect((await withTenant(tenant, (tx) => openEverything(tx))).length).toBeGreaterThan(10);
    await pool.end();
  }, 60_000);

  it('is where keys are rotated from then on', async () => {
    expect(await runCli(['keys', 'rotate', 'tenants'], apart)).toMatchObject({ exitCode: 0 });
    expect(await database.asAdministrator('select 1 from keystore.wrapped_keys')).toEqual([]);
    const { exitCode, stdout } = await runCli(['keys', 'status'], apart);
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining('2 active keys, 0 retiring, 2 destroyed'),
    ]);
  }, 60_000);

  it('is needed for a move, and its keys for the status', async () => {
    const nowhere = await runCli(['keys', 'move'], env);
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.stderr).toContain('READYGATE_KEY_STORE_URL');
    // As if the variable had been forgotten: no key is where it should be, and none is made.
    expect((await runCli(['keys', 'status'], env)).exitCode).toBe(1);
  }, 60_000);
});
