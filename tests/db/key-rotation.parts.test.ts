import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyVersionOf } from '../../db/crypto.ts';
import { saveReply } from '../../db/idempotency.ts';
import type { KeyRing } from '../../db/key-ring.ts';
import { readKeyVersions } from '../../db/key-versions.ts';
import type { RotationDeps } from '../../db/tenant-key-rotation.ts';
import { rewrapTenant } from '../../db/wrapping-key-rotation.ts';
import { digestOf } from '../../domain/canonical.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, withDatabase } from '../helpers/database.ts';
import { fillTenant, plantedWord } from '../helpers/fill-tenant.ts';
import { rotateTenant, startProcess } from '../helpers/key-rotation.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { openEverything, storedValues } from '../helpers/sealed-values.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
  await fillTenant(database, tenantB);
});
afterAll(() => database.close());

const statesOf = async (tenant: string) =>
  (await readKeyVersions(database.pools.keys, tenant)).all.map(({ state }) => state);
const keptOf = async (tenant: string) =>
  (
    await database.asAdministrator<{ version: number }>(
      'select version from keystore.wrapped_keys where tenant_id = $1 order by version',
      [tenant],
    )
  ).map(({ version }) => version);
const open = (deps: RotationDeps, tenant: string, pause = 0) =>
  deps.withTenant(tenant, (tx) => openEverything(tx, pause));
const writeReply = (deps: RotationDeps, tenant: string, key: string) =>
  deps.withTenant(tenant, (tx) =>
    saveReply(
      tx,
      { accountId: 'acc-ada', route: 'POST /x', key },
      { bodyDigest: digestOf(key), status: 200, reply: { text: `${plantedWord} ${key}` } },
      deps.clock(),
    ),
  );

describe('L2 rotation of a tenant key', () => {
  it('puts every value under a new key, and destroys the old one', async () => {
    const before = await open(startProcess(database), tenantA);
    const values = await storedValues(database, tenantA);
    const others = await storedValues(database, tenantB);
    const result = await rotateTenant(startProcess(database), tenantA);
    expect(result).toEqual({ done: values.length, left: 0, destroyed: [1] });
    const after = await storedValues(database, tenantA);
    expect(after.map(({ version }) => version)).toEqual(after.map(() => 2));
    expect(after.map(({ bytes }) => keyVersionOf(bytes))).toEqual(after.map(() => 2));
    expect(await open(startProcess(database), tenantA)).toEqual(before);
    expect([await statesOf(tenantA), await keptOf(tenantA)]).toEqual([
      ['destroyed', 'active'],
      [2],
    ]);
    expect(await storedValues(database, tenantB)).toEqual(others);
  });

  it('says in the audit chain that it began and that the key was destroyed, and changes nothing else there', async () => {
    const entries = await database.asAdministrator<{ body: string }>(
      `select body from audit_entries where tenant_id = $1 and body like '%"key.%' order by seq`,
      [tenantA],
    );
    expect(entries.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        action: 'key.rotation_began',
        actor: { kind: 'operator' },
        data: { before: 1, version: 2 },
      },
      {
        action: 'key.destroyed',
        subject: { kind: 'key', id: '1' },
        data: { version: 1, active: 2 },
      },
    ]);
  });

  it('does nothing for a key that is new enough', async () => {
    const rotation = await rotateTenant(startProcess(database), tenantA, new Date(0));
    expect([rotation, await statesOf(tenantA)]).toEqual([null, ['destroyed', 'active']]);
  });

  it('leaves a value that no key opens as it is, with the old key, and takes the others along', async () => {
    const tenant = await makeTenant('altered');
    const alter = (text: string) =>
      database.asAdministrator(
        `update idempotency_keys set reply = ${text} where tenant_id = $1 and key = 'key-0003'`,
        [tenant],
      );
    const flip = `set_byte(reply, 30, 255 - get_byte(reply, 30))`;
    await alter(flip);
    const altered = await rotateTenant(startProcess(database), tenant);
    expect(altered).toMatchObject({ left: 1, destroyed: [] });
    expect(await statesOf(tenant)).toEqual(['retiring', 'active']);
    // However often new keys are made, one old key is kept: the value's own.
    expect(await rotateTenant(startProcess(database), tenant, soon())).toMatchObject({
      left: 1,
      destroyed: [2],
    });
    expect(await statesOf(tenant)).toEqual(['retiring', 'destroyed', 'active']);
    await alter(flip);
    expect(await rotateTenant(startProcess(database), tenant, new Date(0))).toMatchObject({
      done: 1,
      left: 0,
      destroyed: [1],
    });
  });

  it('takes along a value whose version a process of the older release did not note', async () => {
    const tenant = await makeTenant('unnoted');
    await database.asAdministrator(
      `alter table idempotency_keys alter key_version drop not null;
       update idempotency_keys set key_version = null where tenant_id = '${tenant}' and key = 'key-0001'`,
    );
    expect(await rotateTenant(startProcess(database), tenant)).toMatchObject({ left: 0 });
    expect(await keptOf(tenant)).toEqual([2]);
    await open(startProcess(database), tenant);
    await database.asAdministrator('alter table idempotency_keys alter key_version set not null');
  });

  it('passes over a row that somebody holds, instead of waiting for it, and comes back', async () => {
    const tenant = await makeTenant('held');
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = database.withTenant(tenant, async (tx) => {
      await tx.query(
        `select 1 from idempotency_keys where tenant_id = $1 and key = 'key-0005' for update`,
        [tenant],
      );
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const rotating = rotateTenant(startProcess(database), tenant);
    await untilTrue(async () => {
      const values = await storedValues(database, tenant);
      return values.filter(({ version }) => version === 1).length === 1;
    });
    release.resolve();
    await holding;
    expect(await rotating).toMatchObject({ left: 0, destroyed: [1] });
  });

  it('ends right when it is stopped before or after any of its steps and begun again', async () => {
    const last = await countSteps();
    expect(last).toBeGreaterThan(7);
    for (let step = 1; step <= last; step++) {
      const tenant = await makeTenant(`stopped at ${step}`);
      const before = await open(startProcess(database), tenant);
      const stopped = rotateTenant(stoppingAt(step), tenant, soon());
      await expect(stopped).rejects.toThrow('stopped');
      expect(await open(startProcess(database), tenant)).toEqual(before);
      const retiring = (await statesOf(tenant)).includes('retiring');
      // As the command does it: what has a new key already is not given another one.
      await rotateTenant(startProcess(database), tenant, retiring ? new Date(0) : soon());
      expect(await open(startProcess(database), tenant)).toEqual(before);
      const states = await statesOf(tenant);
      expect({ step, states }).toEqual({
        step,
        states: [...Array(states.length - 1).fill('destroyed'), 'active'],
      });
      expect(await keptOf(tenant)).toEqual([states.length]);
    }
  });

  it('leaves no value unreadable at any moment, while others read and write', async () => {
    const tenant = await makeTenant('busy');
    let over = false;
    const failures: unknown[] = [];
    let reads = 0;
    let writes = 0;
    const until = async (work: (n: number) => Promise<void>) => {
      for (let n = 0; !over; n++) await work(n).catch((error) => failures.push(error));
    };
    // Each reads as a process without any memory of keys, and some of them slowly.
    const reader = (pause: number) =>
      until(async () => {
        reads += (await open(startProcess(database), tenant, pause)).length;
      });
    const process = startProcess(database);
    const writer = (name: string) =>
      until(async (n) => {
        await writeReply(process, tenant, `${name}-${n}`);
        writes += 1;
      });
    const others = [reader(0), reader(150), writer('first'), writer('second')];
    const rotating = startProcess(database);
    for (let round = 1; round <= 3; round++) {
      expect(await rotateTenant(rotating, tenant, soon())).toMatchObject({
        left: 0,
        destroyed: [round],
      });
    }
    over = true;
    await Promise.all(others);
    expect(failures.filter((error) => !isReadygateError(error, 'busy'))).toEqual([]);
    expect(Math.min(reads, writes)).toBeGreaterThan(10);
    const values = await storedValues(database, tenant);
    expect(new Set(values.map(({ version }) => version))).toEqual(new Set([4]));
    expect(await keptOf(tenant)).toEqual([4]);
  }, 60_000);
});

describe('L2 rotation of the wrapping key', () => {
  const ring = (...ids: string[]): KeyRing => ({
    activeId: ids[0] ?? '',
    keys: new Map(
      ids.map((id) => [id, id === 'test' ? Buffer.alloc(32, 7) : Buffer.alloc(32, id)]),
    ),
  });

  it('wraps every key anew, so that the old one is needed no more', async () => {
    const tenant = await makeTenant('rewrapped');
    const before = await open(startProcess(database), tenant);
    const both = startProcess(database, { ring: ring('next', 'test') });
    expect(await rewrapTenant(both, tenant, [1])).toBe(1);
    expect(await rewrapTenant(both, tenant, [1])).toBe(0);
    const only = startProcess(database, { ring: ring('next') });
    expect(await open(only, tenant)).toEqual(before);
    await expect(open(startProcess(database), tenant)).rejects.toMatchObject({
      code: 'invalid_configuration',
      details: { path: 'READYGATE_KEYS' },
    });
    // And back again, by the old one in front.
    expect(
      await rewrapTenant(startProcess(database, { ring: ring('test', 'next') }), tenant, [1]),
    ).toBe(1);
    expect(await open(startProcess(database), tenant)).toEqual(before);
  });

  it('loses no key when two wrap at once', async () => {
    const tenant = await makeTenant('twice');
    const before = await open(startProcess(database), tenant);
    const wrap = () =>
      rewrapTenant(startProcess(database, { ring: ring('next', 'test') }), tenant, [1]);
    const counts = await Promise.all([wrap(), wrap(), wrap()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await open(startProcess(database, { ring: ring('next') }), tenant)).toEqual(before);
  });
});

/** A moment after which every key of now is old. */
const soon = () => new Date(Date.now() + 1);

/** A tenant of its own with 120 replies. */
async function makeTenant(name: string): Promise<string> {
  const tenant = uuidV5(tenantA, name);
  await installTenant(database, tenant);
  const deps = startProcess(database);
  await deps.withTenant(tenant, async (tx) => {
    for (let n = 0; n < 120; n++) {
      const key = `key-${String(n).padStart(4, '0')}`;
      await saveReply(
        tx,
        { accountId: 'acc-ada', route: 'POST /x', key },
        { bodyDigest: digestOf(key), status: 200, reply: { text: `${plantedWord} ${key}` } },
        deps.clock(),
      );
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 2));
  return tenant;
}

/** A process that ends before, or after, its nth use of the store or of a transaction. */
function stoppingAt(step: number, count = { used: 0 }): RotationDeps {
  const deps = startProcess(database);
  const stop = () => {
    count.used += 1;
    if (count.used === step) throw new Error('stopped');
  };
  const around =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      stop();
      const result = await work(...args);
      stop();
      return result;
    };
  const { store } = deps;
  return {
    ...deps,
    store: {
      read: around(store.read),
      keep: around(store.keep),
      replace: around(store.replace),
      destroy: around(store.destroy),
    },
    withTenant: (tenant, work) => around(() => deps.withTenant(tenant, work))(),
  };
}

async function countSteps(): Promise<number> {
  const count = { used: 0 };
  await rotateTenant(stoppingAt(-1, count), await makeTenant('counted'), soon());
  return count.used;
}

async function untilTrue(look: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came true');
}
