import type pg from 'pg';
import type { Uuid } from '../domain/json.ts';
import { inTenant, type Session } from './session.ts';

/** A key of a tenant as the rows see it: the key itself lives in the key store. */
export interface KeyVersion {
  version: number;
  /** `retiring`: nothing is encrypted with it any more, and something may still be. */
  state: 'active' | 'retiring' | 'destroyed';
  createdAt: Date;
}

interface KeyVersions {
  all: KeyVersion[];
  /** Null before the first key and after the last one was destroyed. */
  active: KeyVersion | null;
  /** The version that a new key would have. */
  next: number;
  /** Whether the tenant is on its way out or gone, so that it gets no key any more. */
  leaving: boolean;
}

/** What is known of a tenant's keys, in a transaction of its own. */
export function readKeyVersions(pool: pg.Pool, tenantId: Uuid): Promise<KeyVersions> {
  return inTenant(pool, tenantId, (session) => findKeyVersions(session, tenantId));
}

async function findKeyVersions({ query }: Session, tenantId: Uuid): Promise<KeyVersions> {
  const [all, left] = await Promise.all([
    query<KeyVersion>(
      `select version, state, created_at as "createdAt" from tenant_keys where tenant_id = $1 order by version`,
      [tenantId],
    ),
    query(`select 1 from tenants where tenant_id = $1 and state <> 'active'`, [tenantId]),
  ]);
  const active = all.find(({ state }) => state === 'active') ?? null;
  return { all, active, next: (all.at(-1)?.version ?? 0) + 1, leaving: left.length > 0 };
}

/**
 * Makes a version the active one where the tenant has none and is not leaving; else changes nothing.
 * Its key is in the store already. Committed when it resolves.
 */
export function insertKeyVersion(
  pool: pg.Pool,
  tenantId: Uuid,
  version: number,
  at: Date,
): Promise<void> {
  return inTenant(pool, tenantId, async ({ query }) => {
    await query(
      `insert into tenant_keys (tenant_id, version, state, created_at)
       select $1, $2, 'active', $3
        where not exists (select from tenants where tenant_id = $1 and state <> 'active')
       on conflict do nothing`,
      [tenantId, version, at],
    );
  });
}
