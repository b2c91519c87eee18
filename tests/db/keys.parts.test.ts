import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyVersionOf } from '../../db/crypto.ts';
import { type KeyRing, makeTenantKey } from '../../db/key-ring.ts';
import { createPostgresKeyStore } from '../../db/key-store.ts';
import { insertKeyVersion, readKeyVersions } from '../../db/key-versions.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let now = testNow;
const place = { table: 'reports', column: 'document', rowId: '1' };

beforeAll(async () => {
  database = await withDatabase();
});
afterAll(() => database.close());

/** What one process has: its own cache. */
function startProcess(ring: KeyRing = database.ring) {
  const keys = createTenantKeys({ pool: database.pools.keys, ring, clock: () => now });
  return { keys, withTenant: createTenantRunner({ pool: database.pools.app, keys }) };
}

const sealIn = ({ withTenant }: ReturnType<typeof startProcess>, tenant: string, value: string) =>
  withTenant(tenant, (tx) => tx.seal(place, value));
const openIn = ({ withTenant }: ReturnType<typeof startProcess>, tenant: string, bytes: Buffer) =>
  withTenant(tenant, (tx) => tx.open(place, bytes));

describe('L2 tenant keys', () => {
  beforeEach(async () => {
    now = testNow;
    await asAdministrator('truncate tenant_keys, keystore.wrapped_keys');
    await installTenant(database, tenantA);
    await installTenant(database, tenantB);
  });

  it('makes one key when ten processes need the first one at once', async () => {
    const processes = Array.from({ length: 10 }, () => startProcess());
    const sealed = await Promise.all(processes.map((p, n) => sealIn(p, tenantA, `value ${n}`)));
    expect(new Set(sealed.map(({ keyVersion }) => keyVersion))).toEqual(new Set([1]));
    const last = startProcess();
    const opened = await Promise.all(sealed.map(({ bytes }) => openIn(last, tenantA, bytes)));
    expect(opened).toEqual(Array.from({ length: 10 }, (_, n) => `value ${n}`));
  });

  it('makes the first key inside the transaction that makes the tenant', async () => {
    const fresh = '0a0a0a0a-1111-4222-8333-444444444444';
    const { withTenant } = startProcess();
    const sealed = await withTenant(fresh, async (tx) => {
      await tx.query(
        `insert into tenants (tenant_id, api_base_url, created_at) values ($1, 'https://x', $2)`,
        [fresh, testNow],
      );
      return await tx.seal(place, 'early');
    });
    expect(await withTenant(fresh, (tx) => tx.open(place, sealed.bytes))).toBe('early');
  });

  it('reads a key once for many values that are opened at once', async () => {
    const { bytes } = await sealIn(startProcess(), tenantA, 'many');
    const store = createPostgresKeyStore(database.pools.keys);
    let reads = 0;
    const read: typeof store.read = (...args) => {
      reads += 1;
      return store.read(...args);
    };
    const deps = { pool: database.pools.keys, ring: database.ring, clock: () => now };
    const keys = createTenantKeys({ ...deps, store: { ...store, read } });
    await Promise.all(Array.from({ length: 100 }, () => keys.byVersion(tenantA, 1)));
    expect([reads, keyVersionOf(bytes)]).toEqual([1, 1]);
  });

  it('cannot open what another tenant sealed', async () => {
    const process = startProcess();
    const { bytes } = await sealIn(process, tenantA, 'mine');
    await sealIn(process, tenantB, 'so that B has a key');
    await expect(openIn(process, tenantB, bytes)).rejects.toMatchObject({
      code: 'internal',
      details: { reason: 'ciphertext_refused' },
    });
  });

  it('reads old versions while new values use the active one', async () => {
    const first = await sealIn(startProcess(), tenantA, 'old');
    await asAdministrator(
      `update tenant_keys set state = 'retiring' where tenant_id = '${tenantA}'`,
    );
    const process = startProcess();
    const second = await sealIn(process, tenantA, 'new');
    expect([first.keyVersion, second.keyVersion]).toEqual([1, 2]);
    expect(await openIn(process, tenantA, first.bytes)).toBe('old');
    expect(await openIn(process, tenantA, second.bytes)).toBe('new');
  });

  it('does not seal with a remembered version that is no longer active', async () => {
    const process = startProcess();
    await sealIn(process, tenantA, 'remember version 1');
    await asAdministrator(
      `update tenant_keys set state = 'retiring' where tenant_id = '${tenantA}'`,
    );
    expect((await sealIn(process, tenantA, 'next')).keyVersion).toBe(2);
  });

  it('holds the active key until the transaction ends', async () => {
    const process = startProcess();
    const retired = await process.withTenant(tenantA, async (tx) => {
      await tx.seal(place, 'held');
      return await asAdministrator(
        `set lock_timeout = 100; update tenant_keys set state = 'retiring' where tenant_id = '${tenantA}'`,
      ).then(
        () => 'retired',
        (error: { code: string }) => error.code,
      );
    });
    expect(retired).toBe('55P03');
  });

  it('answers erased when the key was destroyed, after at most a minute', async () => {
    const process = startProcess();
    const { bytes } = await sealIn(process, tenantA, 'gone');
    await asAdministrator(
      `delete from keystore.wrapped_keys; update tenant_keys set state = 'destroyed'; update tenants set state = 'purged'`,
    );
    await expect(openIn(startProcess(), tenantA, bytes)).rejects.toMatchObject({ code: 'erased' });
    now = new Date(testNow.getTime() + 60_000);
    await expect(openIn(process, tenantA, bytes)).rejects.toMatchObject({ code: 'erased' });
    await expect(sealIn(process, tenantA, 'again')).rejects.toMatchObject({ code: 'erased' });
    await asAdministrator(`update tenants set state = 'active'`);
  });

  it('opens with the wrapping key that wrapped it after the operator put a new one in front', async () => {
    const { bytes } = await sealIn(startProcess(), tenantA, 'kept');
    const rotated: KeyRing = {
      activeId: 'next',
      keys: new Map([['next', Buffer.alloc(32, 9)], ...database.ring.keys]),
    };
    expect(await openIn(startProcess(rotated), tenantA, bytes)).toBe('kept');
    const lost: KeyRing = { activeId: 'next', keys: new Map([['next', Buffer.alloc(32, 9)]]) };
    await expect(openIn(startProcess(lost), tenantA, bytes)).rejects.toMatchObject({
      code: 'invalid_configuration',
      details: { path: 'READYGATE_KEYS' },
    });
  });

  it('keeps the first key when a second one of the same version comes late', async () => {
    const pool = database.pools.keys;
    const store = createPostgresKeyStore(pool);
    const key = (text: string) => ({ wrappingKey: 'test', wrapped: Buffer.from(text) });
    for (const text of ['first', 'second']) {
      await store.keep(tenantA, 1, key(text), testNow);
      await insertKeyVersion(pool, tenantA, 1, testNow);
    }
    expect((await store.read(tenantA, 1))?.wrapped.toString()).toBe('first');
    expect(await readKeyVersions(pool, tenantA)).toMatchObject({ active: { version: 1 }, next: 2 });
  });

  it('takes the key that a process kept before it died, and makes no other', async () => {
    const pool = database.pools.keys;
    const store = createPostgresKeyStore(pool);
    const made = makeTenantKey(database.ring, tenantA, 1);
    await store.keep(tenantA, 1, made, testNow);
    const { keyVersion, bytes } = await sealIn(startProcess(), tenantA, 'goes on');
    expect(keyVersion).toBe(1);
    expect((await store.read(tenantA, 1))?.wrapped).toEqual(made.wrapped);
    expect(await openIn(startProcess(), tenantA, bytes)).toBe('goes on');
  });

  it('makes no key for a tenant that is leaving', async () => {
    await asAdministrator(`update tenants set state = 'leaving' where tenant_id = '${tenantA}'`);
    await expect(sealIn(startProcess(), tenantA, 'late')).rejects.toMatchObject({ code: 'erased' });
    expect(await createPostgresKeyStore(database.pools.keys).read(tenantA, 1)).toBeNull();
    await asAdministrator(`update tenants set state = 'active' where tenant_id = '${tenantA}'`);
  });
});

async function asAdministrator(text: string): Promise<void> {
  await database.asAdministrator(text);
}
