import type pg from 'pg';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { type KeyRing, makeTenantKey, unwrapTenantKey } from './key-ring.ts';
import { createPostgresKeyStore, type KeyStore } from './key-store.ts';

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
  store?: KeyStore;
}

/** Milliseconds that an unwrapped key is remembered. */
const cacheFor = 60_000;
/** Keys; then everything is forgotten and read again as it is needed. */
const cacheLimit = 10_000;

/**
 * Keys by tenant and version. A key is made by an insert that does nothing where another process was
 * faster, committed, read back and only then used, so that nothing is ever encrypted with a key that
 * was not kept.
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
  const unwrap = async (tenantId: Uuid, version: number): Promise<TenantKey> => {
    const wrapped = await store.read(tenantId, version);
    if (!wrapped) throw new ReadygateError('erased');
    return { version, key: unwrapTenantKey(ring, tenantId, version, wrapped) };
  };
  const makeKey = async (tenantId: Uuid, version: number): Promise<number> => {
    await store.create(tenantId, version, makeTenantKey(ring, tenantId, version), clock());
    const { active } = await store.versions(tenantId);
    if (active === null) throw new ReadygateError('erased');
    return active;
  };
  return {
    async active(tenantId) {
      const known = remembered(tenantId);
      if (known) return known;
      const { active, next } = await store.versions(tenantId);
      const version = active ?? (await makeKey(tenantId, next));
      const key = await unwrap(tenantId, version);
      remember(`${tenantId}/${version}`, key);
      return remember(tenantId, key);
    },
    async byVersion(tenantId, version) {
      const name = `${tenantId}/${version}`;
      return (remembered(name) ?? remember(name, await unwrap(tenantId, version))).key;
    },
    forget(tenantId) {
      for (const name of cache.keys()) if (name.startsWith(tenantId)) cache.delete(name);
    },
  };
}
