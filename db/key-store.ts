import type pg from 'pg';
import type { Uuid } from '../domain/json.ts';
import type { WrappedKey } from './key-ring.ts';
import { inTenant } from './session.ts';

/** Where wrapped keys live. The default is a schema of its own; production may use a separate database. */
export interface KeyStore {
  activeVersion(tenantId: Uuid): Promise<number | null>;
  /** Null when it was destroyed. */
  read(tenantId: Uuid, version: number): Promise<WrappedKey | null>;
  /** Keeps the first key of a version: a second one changes nothing. Committed when it resolves. */
  create(tenantId: Uuid, version: number, key: WrappedKey, at: Date): Promise<void>;
}

/** Keys in the schema `keystore` of the product's own database, each in a transaction of its own. */
export function createPostgresKeyStore(pool: pg.Pool): KeyStore {
  return {
    activeVersion: (tenantId) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const rows = await query<{ version: number }>(
          `select version from tenant_keys where tenant_id = $1 and state = 'active'`,
          [tenantId],
        );
        return rows[0]?.version ?? null;
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
           values ($1, $2, 'active', $3) on conflict do nothing returning 1`,
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
