import type pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { type KeyRing, makeTenantKey, unwrapTenantKey } from './key-ring.ts';
import { createPostgresKeyStore, type KeyStore } from './key-store.ts';
import { insertKeyVersion, readKeyVersions } from './key-versions.ts';

export interface TenantKey {
  version: number;
  key: Buffer;
}

/** The keys of tenants, unwrapped. */
export interface TenantKeys {
  /** The active key; made when the tenant has none. @throws {ReadygateError} erased for a tenant that left */
  active(tenantId: Uuid): Promise<TenantKey>;
  /** @throws {ReadygateError} erased when it was destroyed */
  byVersion(tenantId: Uuid, version: number): Promise<Buffer>;
  /** Forgets what is cached of a tenant. */
  forget(tenantId: Uuid): void;
}

export interface TenantKeysDeps {
  /** A small pool of its own: keys are read while another connection is held. */
  pool: pg.Pool;
  ring: KeyRing;
  clock: () => Date;
  /** Where wrapped keys live; default: the schema `keystore` of the same database. */
  store?: KeyStore;
}

/** Milliseconds that an unwrapped key is remembered. */
const cacheFor = 60_000;
/** Keys; then everything is forgotten and read again as it is needed. */
const cacheLimit = 10_000;

/**
 * Keys by tenant and version. A new key is kept in the store first, then its version becomes the active
 * one, each by an insert that does nothing where another process was faster, and committed; then it is
 * read back and only then used. So nothing is ever encrypted with a key that was not kept; a process that
 * dies between the two leaves a key without a version, which the tenant's next version takes.
 */
export function createTenantKeys({
  pool,
  ring,
  clock,
  store = createPostgresKeyStore(pool),
}: TenantKeysDeps): TenantKeys {
  const cache = new Map<string, { value: TenantKey; until: number }>();
  const remember = (name: string, value: TenantKey) => {
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(name, { value, until: clock().getTime() + cacheFor });
    return value;
  };
  const remembered = (name: string) => {
    const entry = cache.get(name);
    return entry && entry.until > clock().getTime() ? entry.value : null;
  };
  // Many values are opened at once; their key is read once.
  const underway = new Map<string, Promise<TenantKey>>();
  const together = (name: string, read: () => Promise<TenantKey>): Promise<TenantKey> => {
    const known = underway.get(name);
    if (known !== undefined) return known;
    const reading = read().finally(() => {
      if (underway.get(name) === reading) underway.delete(name);
    });
    underway.set(name, reading);
    return reading;
  };
  const unwrap = async (tenantId: Uuid, version: number): Promise<TenantKey> => {
    const wrapped = await store.read(tenantId, version);
    if (!wrapped) throw new ReadygateError('erased');
    return { version, key: unwrapTenantKey(ring, tenantId, version, wrapped) };
  };
  const makeKey = async (tenantId: Uuid, version: number): Promise<number> => {
    await store.keep(tenantId, version, makeTenantKey(ring, tenantId, version), clock());
    await insertKeyVersion(pool, tenantId, version, clock());
    const { active } = await readKeyVersions(pool, tenantId);
    if (active === null) throw new ReadygateError('erased');
    return active.version;
  };
  const readActive = async (tenantId: Uuid): Promise<TenantKey> => {
    const { active, next, leaving } = await readKeyVersions(pool, tenantId);
    if (active === null && leaving) throw new ReadygateError('erased');
    const version = active?.version ?? (await makeKey(tenantId, next));
    const key = await unwrap(tenantId, version);
    remember(`${tenantId}/${version}`, key);
    return remember(tenantId, key);
  };
  return {
    active: async (tenantId) =>
      remembered(tenantId) ?? (await together(tenantId, () => readActive(tenantId))),
    async byVersion(tenantId, version) {
      const name = `${tenantId}/${version}`;
      const read = async () => remember(name, await unwrap(tenantId, version));
      return (remembered(name) ?? (await together(name, read))).key;
    },
    forget(tenantId) {
      for (const names of [cache, underway])
        for (const name of names.keys()) if (name.startsWith(tenantId)) names.delete(name);
    },
  };
}
