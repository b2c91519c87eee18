import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTenantKey } from '../../db/key-ring.ts';
import { createSeparateKeyStore, listWrappedKeys } from '../../db/key-store.ts';
import { readKeyVersions } from '../../db/key-versions.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { inTenant } from '../../db/session.ts';
import { errorCatalogue } from '../../domain/errors.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { rotateTenant, startProcess } from '../helpers/key-rotation.ts';
import { type KeyStoreDatabase, withKeyStoreDatabase } from '../helpers/key-store-database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startTcpProxy } from '../helpers/tcp-proxy.ts';

let database: TestDatabase;
let keyStore: KeyStoreDatabase;
beforeAll(async () => {
  database = await withDatabase();
  keyStore = await withKeyStoreDatabase(database.serverUrl);
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(async () => {
  await keyStore.close();
  await database.close();
});

const place = { table: 'reports', column: 'document', rowId: '1' };
const apart = (clock?: () => Date, pool = keyStore.pool) =>
  startProcess(database, { store: createSeparateKeyStore(pool), ...(clock ? { clock } : {}) });
type Process = ReturnType<typeof apart>;
const seal = ({ withTenant }: Process, tenant: string, value: string) =>
  withTenant(tenant, (tx) => tx.seal(place, value));
const open = ({ withTenant }: Process, tenant: string, bytes: Buffer) =>
  withTenant(tenant, (tx) => tx.open(place, bytes));
const keptOf = async (tenant: string) =>
  (
    await keyStore.asAdministrator<{ version: number }>(
      'select version from keystore.wrapped_keys where tenant_id = $1 order by version',
      [tenant],
    )
  ).map(({ version }) => version);
const makeTenant = async (name: string) => {
  const tenant = uuidV5(tenantA, name);
  await installTenant(database, tenant);
  return tenant;
};

describe('L2 a key store in a database of its own', () => {
  it('keeps every key there and none in the database of the content', async () => {
    const { bytes, keyVersion } = await seal(apart(), tenantA, 'apart');
    expect(keyVersion).toBe(1);
    expect(await open(apart(), tenantA, bytes)).toBe('apart');
    expect(await keptOf(tenantA)).toEqual([1]);
    expect(await database.asAdministrator('select 1 from keystore.wrapped_keys')).toEqual([]);
  });

  it('makes one key when ten processes need the first one at once', async () => {
    const tenant = await makeTenant('at once');
    const sealed = await Promise.all(
      Array.from({ length: 10 }, (_, n) => seal(apart(), tenant, `value ${n}`)),
    );
    expect(new Set(sealed.map(({ keyVersion }) => keyVersion))).toEqual(new Set([1]));
    const last = apart();
    expect(await Promise.all(sealed.map(({ bytes }) => open(last, tenant, bytes)))).toEqual(
      sealed.map((_, n) => `value ${n}`),
    );
    expect(await keptOf(tenant)).toEqual([1]);
  });

  it('takes the key of a process that died before its version was known, and harms nobody by it', async () => {
    const tenant = await makeTenant('orphan');
    const store = createSeparateKeyStore(keyStore.pool);
    const made = makeTenantKey(database.ring, tenant, 1);
    await store.keep(tenant, 1, made, testNow);
    expect((await readKeyVersions(database.pools.keys, tenant)).all).toEqual([]);
    await seal(apart(), tenant, 'goes on');
    expect((await store.read(tenant, 1))?.wrapped).toEqual(made.wrapped);
  });

  it('rotates the keys of tenants there', async () => {
    const tenant = await makeTenant('rotated');
    const { bytes } = await seal(apart(), tenant, 'old');
    expect(await rotateTenant(apart(), tenant, new Date(Date.now() + 1))).toMatchObject({
      destroyed: [1],
    });
    expect(await keptOf(tenant)).toEqual([2]);
    await expect(open(apart(), tenant, bytes)).rejects.toMatchObject({ code: 'erased' });
  });
});

describe('L2 while the key store is away', () => {
  it('what is remembered goes on for a minute; then the call may be repeated, and nothing was changed', async () => {
    const tenant = await makeTenant('away');
    let now = testNow;
    const proxy = await startTcpProxy(keyStore.urls.app);
    const pool = createPool(proxy.url(keyStore.urls.app), { max: 2 });
    const process = apart(() => now, pool);
    const { bytes } = await seal(process, tenant, 'before');
    await proxy.close();

    now = new Date(testNow.getTime() + 59_000);
    expect(await open(process, tenant, bytes)).toBe('before');
    const during = await seal(process, tenant, 'during');

    now = new Date(testNow.getTime() + 60_000);
    const unavailable = { code: 'key_store_unavailable' };
    await expect(open(process, tenant, bytes)).rejects.toMatchObject(unavailable);
    const write = process.withTenant(tenant, async (tx) => {
      await tx.query(`update tenants set writes_stopped = true where tenant_id = $1`, [tenant]);
      await tx.seal(place, 'lost');
    });
    await expect(write).rejects.toMatchObject(unavailable);
    const [row] = await database.asAdministrator<{ stopped: boolean }>(
      'select writes_stopped as stopped from tenants where tenant_id = $1',
      [tenant],
    );
    expect(row).toEqual({ stopped: false });
    // A tenant without a key gets none, neither here nor there.
    const fresh = await makeTenant('away and new');
    await expect(seal(process, fresh, 'x')).rejects.toMatchObject(unavailable);
    expect((await readKeyVersions(database.pools.keys, fresh)).all).toEqual([]);
    expect(errorCatalogue.key_store_unavailable.status).toBe(503);
    await pool.end();

    const back = apart();
    expect(await open(back, tenant, bytes)).toBe('before');
    expect(await open(back, tenant, during.bytes)).toBe('during');
    expect((await seal(back, fresh, 'x')).keyVersion).toBe(1);
  });
});

describe('T6 the log-in of the key store', () => {
  it('is held by row security, and sees one tenant at a time', async () => {
    await seal(apart(), tenantA, 'a');
    await seal(apart(), tenantB, 'b');
    await assertSafeLogin(keyStore.pool, 'READYGATE_KEY_STORE_URL');
    const seen = await inTenant(keyStore.pool, tenantB, ({ query }) =>
      query<{ tenant_id: string }>('select distinct tenant_id from keystore.wrapped_keys'),
    );
    expect(seen).toEqual([{ tenant_id: tenantB }]);
    await expect(keyStore.pool.query('select 1 from keystore.wrapped_keys')).rejects.toThrow();
    const changed = await inTenant(keyStore.pool, tenantB, ({ query }) =>
      query(`delete from keystore.wrapped_keys where tenant_id = '${tenantA}' returning 1`),
    );
    expect(changed).toEqual([]);
  });

  it('lists the names of keys, of all tenants, and no key', async () => {
    const names = [];
    for await (const name of listWrappedKeys(keyStore.pool)) names.push(name);
    expect(names).toContainEqual({ tenantId: tenantA, version: 1, wrappingKey: 'test' });
    expect(names).toContainEqual({ tenantId: tenantB, version: 1, wrappingKey: 'test' });
    expect(Object.keys(names[0] ?? {})).toEqual(['tenantId', 'version', 'wrappingKey']);
  });

  it('is no log-in of the product, and the other way round', async () => {
    const other = new URL(database.urls.app);
    other.pathname = new URL(keyStore.urls.app).pathname;
    const product = createPool(other.href, { max: 1 });
    await expect(product.query('select 1')).rejects.toMatchObject({ code: '42501' });
    await product.end();
    const [may] = await database.asAdministrator<{ may: boolean }>(
      `select has_database_privilege('readygate_keys', current_database(), 'connect') as may`,
    );
    expect(may).toEqual({ may: false });
  });

  it('and its owner are refused where they may more than they should', async () => {
    const owner = createPool(keyStore.urls.owner, { max: 1 });
    await expect(assertSafeLogin(owner, 'READYGATE_KEY_STORE_URL')).rejects.toMatchObject({
      code: 'invalid_configuration',
      details: { path: 'READYGATE_KEY_STORE_URL' },
    });
    await owner.end();
  });

  it('has forced row security, and nothing is granted to everybody', async () => {
    const tables = await keyStore.asAdministrator(
      `select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'keystore')
        and c.relname <> 'schema_migrations' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(tables).toEqual([]);
    const open = await keyStore.asAdministrator(
      `select p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace::regnamespace::text in ('public', 'keystore') and a.grantee = 0`,
    );
    expect(open).toEqual([]);
  });
});
