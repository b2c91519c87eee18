import type pg from 'pg';
import type { Uuid } from '../domain/json.ts';
import type { WrappedKey } from './key-ring.ts';
import { inTenant } from './session.ts';

interface KeyVersions {
  /** Null before the first key and after the last one was destroyed. */
  active: number | null;
  /** The version that a new key would have. */
  next: number;
}

/** Where wrapped keys live. The default is a schema of its own; production may use a separate database. */
export interface KeyStore {
  versions(tenantId: Uuid): Promise<KeyVersions>;
  /** Null when it was destroyed. */
  read(tenantId: Uuid, version: number): Promise<WrappedKey | null>;
  /**
   * Keeps the first key of a version: a second one changes nothing, nor does one of a tenant that is
   * leaving. Committed when it resolves.
   */
  create(tenantId: Uuid, version: number, key: WrappedKey, at: Date): Promise<void>;
}

/** Keys in the schema `keystore` of the product's own database, each in a transaction of its own. */
export function createPostgresKeyStore(pool: pg.Pool): KeyStore {
  return {
    versions: (tenantId) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const [row] = await query<KeyVersions>(
          `select max(version) filter (where state = 'active') as active, coalesce(max(version), 0) + 1 as next
             from tenant_keys where tenant_id = $1`,
          [tenantId],
        );
        return row ?? { active: null, next: 1 };
      }),
    read: (tenantId, version) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const rows = await query<WrappedKey>(
          `select wrapping_key as "wrappingKey", wrapped from keystore.wrapped_keys
            where tenant_id = $1 and version = $2`,
          [tenantId, version],
        );
        return rows[0] ?? null;
      }),
    create: (tenantId, version, key, at) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const made = await query(
          `insert into tenant_keys (tenant_id, version, state, created_at)
           select $1, $2, 'active', $3
            where not exists (select from tenants where tenant_id = $1 and state <> 'active')
           on conflict do nothing returning 1`,
          [tenantId, version, at],
        );
        // Whoever inserted the version also inserts its key; the other process reads it back.
        if (made.length === 0) return;
        await query(
          `insert into keystore.wrapped_keys (tenant_id, version, wrapping_key, wrapped, created_at)
           values ($1, $2, $3, $4, $5)`,
          [tenantId, version, key.wrappingKey, key.wrapped, at],
        );
      }),
  };
}
