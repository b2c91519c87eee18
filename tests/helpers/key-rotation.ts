import type { KeyRing } from '../../db/key-ring.ts';
import { createPostgresKeyStore, type KeyStore } from '../../db/key-store.ts';
import { oldTransactionsEnded } from '../../db/old-transactions.ts';
import {
  beginTenantRotation,
  destroyRetired,
  type RotationDeps,
  resealTenant,
} from '../../db/tenant-key-rotation.ts';
import { createTenantKeys } from '../../db/tenant-keys.ts';
import { createTenantRunner } from '../../db/with-tenant.ts';
import type { TestDatabase } from './database.ts';

/** What a process has that rotates keys, reads or writes: its own cache. */
export function startProcess(
  database: TestDatabase,
  {
    ring = database.ring,
    clock = () => new Date(),
    store = createPostgresKeyStore(database.pools.keys),
  }: { ring?: KeyRing; clock?: () => Date; store?: KeyStore } = {},
): RotationDeps {
  const keys = createTenantKeys({ pool: database.pools.keys, ring, clock, store });
  const withTenant = createTenantRunner({ pool: database.pools.app, keys });
  return { pool: database.pools.app, ring, clock, store, keys, withTenant };
}

/** A rotation of one tenant, as `readygate keys rotate tenants` does it. */
export async function rotateTenant(
  deps: RotationDeps,
  tenantId: string,
  before = new Date(),
): Promise<{ done: number; left: number; destroyed: number[] } | null> {
  const version = await beginTenantRotation(deps, tenantId, before);
  if (version === null) return null;
  const { done, left } = await resealTenant(deps, tenantId, version, { limit: 50, patience: 2000 });
  if (!(await oldTransactionsEnded(deps.pool, 10_000))) throw new Error('a transaction is open');
  return { done, left, destroyed: await destroyRetired(deps, tenantId) };
}
