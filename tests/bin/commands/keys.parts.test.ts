import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { saveReply } from '../../../db/idempotency.ts';
import { readKeyVersions } from '../../../db/key-versions.ts';
import { beginTenantRotation } from '../../../db/tenant-key-rotation.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { installTenant, type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { startProcess } from '../../helpers/key-rotation.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';
import { openEverything, storedValues } from '../../helpers/sealed-values.ts';

let database: TestDatabase;
let env: Record<string, string>;
const entry = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const old = entry('test', 7);
const values = 1000;

beforeAll(async () => {
  database = await withDatabase();
  env = { ...databaseVariables(database.urls), READYGATE_KEYS: old };
  for (const tenant of [tenantA, tenantB]) {
    await installTenant(database, tenant);
    await database.withTenant(tenant, async (tx) => {
      for (let n = 0; n < (tenant === tenantA ? values : 10); n++)
        await saveReply(
          tx,
          { accountId: 'acc-ada', route: 'POST /x', key: `key-${String(n).padStart(5, '0')}` },
          { bodyDigest: digestOf(n), status: 200, reply: { n } },
          new Date(),
        );
    });
  }
});
afterAll(() => database.close());

const keys = (...args: string[]) => runCli(['keys', ...args], env);
const statesOf = async (tenant: string) =>
  (await readKeyVersions(database.pools.keys, tenant)).all.map(({ state }) => state);
const statusOf = async (...args: string[]) => {
  const { exitCode, stdout } = await keys('status', '--format', 'json', ...args);
  return { exitCode, ...JSON.parse(stdout) };
};

describe('O5 keys', () => {
  it('goes on where it was killed, and then gives every tenant a key that nobody had before', async () => {
    // Somebody holds one value, so that the rotation cannot end before it is killed.
    const holder = new pg.Client({ connectionString: database.adminUrl });
    await holder.connect();
    await holder.query(
      `begin; select 1 from idempotency_keys where tenant_id = '${tenantA}' and key = 'key-00500' for update`,
    );
    const { pid, ended } = startCli(['keys', 'rotate', 'tenants']);
    await untilTrue(async () => (await underVersion(tenantA, 1)) === 1);
    process.kill(pid, 'SIGKILL');
    await ended;
    expect([await statesOf(tenantA), await statesOf(tenantB)]).toEqual([
      ['retiring', 'active'],
      ['active'],
    ]);
    const opened = await startProcess(database).withTenant(tenantA, (tx) => openEverything(tx));
    expect(opened).toHaveLength(values);
    expect(await statusOf('--tenant', tenantA)).toMatchObject({
      exitCode: 0,
      others: 1,
      rotating: expect.any(String),
    });
    await holder.query('rollback');
    await holder.end();

    const { exitCode, stdout } = await keys('rotate', 'tenants');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/^going on with the rotation of 20\S+Z\n/);
    const ends = [...stdout.matchAll(/(\d tenants, \d+ values) in [\d.]+ s, \d+ a second; (.*)/g)];
    expect(ends.map(([, numbers, end]) => [numbers, end])).toEqual([
      ['2 tenants, 11 values', 'no old key is left'],
      [`2 tenants, ${values + 10} values`, 'no old key is left'],
    ]);
    // The version that was active when the command was given may have leaked as well.
    expect([await statesOf(tenantA), await statesOf(tenantB)]).toEqual([
      ['destroyed', 'destroyed', 'active'],
      ['destroyed', 'destroyed', 'active'],
    ]);
    expect(await startProcess(database).withTenant(tenantA, (tx) => openEverything(tx))).toEqual(
      opened,
    );
    expect(await statusOf()).toMatchObject({ exitCode: 0, rotating: null });
  }, 120_000);

  it('rotates one tenant alone, and each time it is asked', async () => {
    const { exitCode } = await keys('rotate', 'tenants', '--tenant', tenantB);
    const gone = ['destroyed', 'destroyed'];
    expect([exitCode, await statesOf(tenantB)]).toEqual([0, [...gone, 'destroyed', 'active']]);
    expect(await statesOf(tenantA)).toEqual([...gone, 'active']);
  }, 60_000);

  it('finishes what was stopped of one tenant, and then gives it a new key', async () => {
    await beginTenantRotation(startProcess(database), tenantB, new Date());
    expect((await statesOf(tenantB)).slice(3)).toEqual(['retiring', 'active']);
    const { exitCode, stdout } = await keys('rotate', 'tenants', '--tenant', tenantB);
    expect([exitCode, stdout.match(/no old key is left/g)]).toMatchObject([0, { length: 2 }]);
    expect((await statesOf(tenantB)).slice(3)).toEqual(['destroyed', 'destroyed', 'active']);
  }, 60_000);

  it('ends, with exit code 1, where all that is left is a value that no key opens', async () => {
    const alter = () =>
      database.asAdministrator(
        `update idempotency_keys set reply = set_byte(reply, 30, 255 - get_byte(reply, 30))
          where tenant_id = '${tenantA}' and key = 'key-00500'`,
      );
    await alter();
    const end = /; 1 keep an old key for values that no key opens\n$/;
    const all = await keys('rotate', 'tenants');
    expect(all).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(end) });
    expect((await statesOf(tenantA)).slice(2)).toEqual(['retiring', 'active']);
    expect((await statesOf(tenantB)).slice(5)).toEqual(['destroyed', 'active']);
    expect(await statusOf()).toMatchObject({ rotating: null });
    // It stands in the way of no other rotation: of the tenant, or of all.
    const one = await keys('rotate', 'tenants', '--tenant', tenantA);
    expect(one).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(end) });
    expect((await statesOf(tenantA)).slice(2)).toEqual(['retiring', 'destroyed', 'active']);
    await alter();
    expect(await keys('rotate', 'tenants')).toMatchObject({ exitCode: 0 });
    const gone = ['destroyed', 'destroyed', 'destroyed'];
    expect((await statesOf(tenantA)).slice(2)).toEqual([...gone, 'active']);
    expect((await statesOf(tenantB)).slice(5)).toEqual(['destroyed', 'destroyed', 'active']);
  }, 60_000);

  it('wraps every key under the first wrapping key, after which the others are not needed', async () => {
    env.READYGATE_KEYS = `${entry('next', 9)},${old}`;
    expect(await statusOf()).toMatchObject({
      exitCode: 0,
      wrapping: [
        { id: 'next', keys: 0, known: true },
        { id: 'test', keys: 2, known: true },
      ],
    });
    const { exitCode, stdout } = await keys('rotate', 'wrapping');
    expect([exitCode, stdout]).toEqual([0, '2 keys were put under next; all are\n']);
    env.READYGATE_KEYS = entry('next', 9);
    expect(await statusOf()).toMatchObject({
      exitCode: 0,
      wrapping: [{ id: 'next', keys: 2, known: true }],
    });
    env.READYGATE_KEYS = old;
    const lacking = await statusOf();
    expect(lacking).toMatchObject({ exitCode: 1 });
    expect(lacking.wrapping).toContainEqual({ id: 'next', keys: 2, known: false });
    env.READYGATE_KEYS = entry('next', 9);
  }, 60_000);

  it('tells of a key that is not in the store', async () => {
    await database.asAdministrator(
      `delete from keystore.wrapped_keys where tenant_id = '${tenantB}'`,
    );
    const { exitCode, stdout } = await keys('status');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`${tenantB}: not in the key store: version 8`);
  }, 60_000);

  it.each([
    [['rotate'], 'what to rotate'],
    [['rotate', 'all'], 'what to rotate'],
    [['rotate', 'tenants', '--tenant', 'x'], '--tenant'],
    [['rotate', 'tenants', '--tenant', '00000000-0000-4000-8000-000000000000'], '--tenant'],
    [['turn'], 'the command'],
  ])('says what is wrong with %j', async (args, path) => {
    const { exitCode, stderr } = await keys(...args);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ path });
  });
});

function startCli(args: string[]): { pid: number; ended: Promise<void> } {
  const child = spawn(process.execPath, ['bin/cli.ts', ...args], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { pid: child.pid ?? 0, ended };
}

async function underVersion(tenant: string, version: number): Promise<number> {
  const stored = await storedValues(database, tenant);
  return stored.filter((value) => value.version === version).length;
}

async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 300; n++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came true');
}
