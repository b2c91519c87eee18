import type pg from 'pg';
import { isReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { encryptedColumns } from './encrypted-columns.ts';
import { type KeyRing, makeTenantKey } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { readKeyVersions } from './key-versions.ts';
import { countOthers, resealBatch, versionsInUse } from './reseal.ts';
import { inTenant } from './session.ts';
import type { TenantKeys } from './tenant-keys.ts';
import type { TenantTx, WithTenant } from './tenant-tx.ts';

export interface RotationDeps {
  pool: pg.Pool;
  withTenant: WithTenant;
  keys: TenantKeys;
  store: KeyStore;
  ring: KeyRing;
  clock: () => Date;
}

/** Values of one tenant on their way to its new key. */
interface Progress {
  done: number;
  total: number;
}

interface ResealOptions {
  /** Values in one transaction. */
  limit: number;
  /** Milliseconds that rows held by others are waited for. */
  patience: number;
  report?: (progress: Progress) => void;
}

/** Transactions that wait 3 s for everybody who encrypts just now. */
const attempts = 20;
/** Milliseconds between two passes over rows that others hold. */
const pause = 200;

/**
 * Gives a tenant a new active key where its present one is older than `before`: kept in the store, read
 * back, and only then the version that everybody encrypts with. The key before it is `retiring`: it opens
 * what it encrypted.
 * @returns the active version, where something is to be done for it; else null
 */
export async function beginTenantRotation(
  deps: RotationDeps,
  tenantId: Uuid,
  before: Date,
): Promise<number | null> {
  const { pool, store, ring, keys, clock, withTenant } = deps;
  const { all, active, next } = await readKeyVersions(pool, tenantId);
  await destroyLeftOver(store, tenantId, all);
  if (active === null) return null;
  if (active.createdAt >= before)
    return all.some(({ state }) => state === 'retiring') ? active.version : null;
  await store.keep(tenantId, next, makeTenantKey(ring, tenantId, next), clock());
  await keys.byVersion(tenantId, next);
  const took = await patiently(() =>
    withTenant(tenantId, (tx) => takeOver(tx, { from: active.version, to: next }, clock())),
  );
  keys.forget(tenantId);
  return took ? next : null;
}

/** A process that died between the two leaves the keys of destroyed versions behind. */
async function destroyLeftOver(
  store: KeyStore,
  tenantId: Uuid,
  all: readonly { version: number; state: string }[],
): Promise<void> {
  const destroyed = all.filter(({ state }) => state === 'destroyed');
  if (destroyed.length === 0) return;
  await store.destroy(
    tenantId,
    destroyed.map(({ version }) => version),
  );
}

/** False where the tenant is gone, or somebody else was faster. Waits for whoever encrypts just now. */
async function takeOver(
  tx: TenantTx,
  { from, to }: { from: number; to: number },
  at: Date,
): Promise<boolean> {
  // The key is the first lock of whoever encrypts, the tenant's may come behind it: here it is only read.
  const retired = await tx.query(
    `update tenant_keys k set state = 'retiring'
      where tenant_id = $1 and version = $2 and state = 'active' and exists (
        select from tenants t where t.tenant_id = k.tenant_id and t.state in ('active', 'leaving'))
      returning 1`,
    [tx.tenantId, from],
  );
  if (retired.length === 0) return false;
  await tx.query(
    `insert into tenant_keys (tenant_id, version, state, created_at) values ($1, $2, 'active', $3)`,
    [tx.tenantId, to, at],
  );
  tx.audit({
    at,
    action: 'key.rotation_began',
    actor: 'operator',
    subject: { kind: 'key', id: String(to) },
    data: { version: to, before: from },
  });
  return true;
}

/**
 * Puts everything that a tenant has encrypted under its active key, in small transactions, while everybody
 * goes on. Safe to stop at any point and to begin again.
 * @returns the values that were put, those that are left, and those of them that no key opens
 */
export async function resealTenant(
  deps: RotationDeps,
  tenantId: Uuid,
  version: number,
  { limit, patience, report = () => {} }: ResealOptions,
): Promise<{ done: number; left: number; unreadable: number }> {
  const { pool } = deps;
  const count = () =>
    inTenant(pool, tenantId, (session) => countOthers(session, tenantId, version));
  const total = await count();
  let done = 0;
  let giveUpAt = performance.now() + patience;
  for (;;) {
    const before = done;
    const unreadable = await onePass(deps, tenantId, limit, (more) => {
      done += more;
      report({ done, total: Math.max(total, done) });
    });
    const left = await count();
    if (left <= unreadable) return { done, left, unreadable };
    if (done > before) giveUpAt = performance.now() + patience;
    else if (performance.now() > giveUpAt) return { done, left, unreadable };
    else await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Every column once, from the beginning to the end. */
async function onePass(
  { pool, keys }: RotationDeps,
  tenantId: Uuid,
  limit: number,
  add: (done: number) => void,
): Promise<number> {
  let unreadable = 0;
  for (const column of encryptedColumns) {
    let after: readonly string[] | null = [];
    while (after !== null) {
      const from: readonly string[] = after;
      const batch = await patiently(() =>
        resealBatch(pool, keys, tenantId, { column, after: from, limit }),
      );
      add(batch.done);
      unreadable += batch.unreadable;
      after = batch.next;
    }
  }
  return unreadable;
}

/**
 * Destroys the keys that nothing of a tenant is encrypted with any more. Everybody who encrypted with one
 * of them has ended by then; that nobody reads with one either is for the caller to wait for.
 * @returns the versions that were destroyed
 */
export async function destroyRetired(
  { withTenant, store, keys, clock }: RotationDeps,
  tenantId: Uuid,
): Promise<number[]> {
  const versions = await patiently(() => withTenant(tenantId, (tx) => markDestroyed(tx, clock())));
  if (versions.length > 0) await store.destroy(tenantId, versions);
  keys.forget(tenantId);
  return versions;
}

async function markDestroyed(tx: TenantTx, at: Date): Promise<number[]> {
  const known = await tx.query<{ version: number; state: string }>(
    `select version, state from tenant_keys where tenant_id = $1 and state = 'retiring' order by version for update`,
    [tx.tenantId],
  );
  const [active] = await tx.query<{ version: number }>(
    `select version from tenant_keys where tenant_id = $1 and state = 'active'`,
    [tx.tenantId],
  );
  if (active === undefined || known.length === 0) return [];
  // Asked behind the lock: whoever encrypted with one of them has committed.
  const inUse = await versionsInUse(tx, tx.tenantId);
  const versions = known.map(({ version }) => version).filter((version) => !inUse.has(version));
  if (inUse.has(null) || versions.length === 0) return [];
  await tx.query(
    `update tenant_keys set state = 'destroyed' where tenant_id = $1 and version = any($2::integer[])`,
    [tx.tenantId, versions],
  );
  for (const version of versions)
    tx.audit({
      at,
      action: 'key.destroyed',
      actor: 'operator',
      subject: { kind: 'key', id: String(version) },
      data: { version, active: active.version },
    });
  return versions;
}

/** Tries again where somebody else held a lock for too long: nothing was changed then. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isReadygateError(error, 'busy') || attempt === attempts) throw error;
    }
  }
}
