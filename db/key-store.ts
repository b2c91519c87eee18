import type pg from 'pg';
import type { Uuid } from '../domain/json.ts';
import { databaseError } from './errors.ts';
import type { WrappedKey } from './key-ring.ts';

/** Where wrapped keys live. The default is a schema of its own; production may use a separate database. */
export interface KeyStore {
  activeVersion(tenantId: Uuid): Promise<number | null>;
  /** Null when it was destroyed. */
  read(tenantId: Uuid, version: number): Promise<WrappedKey | null>;
  /** Keeps the first key of a version: a second one changes nothing. Committed when it resolves. */
  create(tenantId: Uuid, version: number, key: WrappedKey, at: Date): Promise<void>;
}

export function createPostgresKeyStore(pool: pg.Pool): KeyStore {
  const inTenant = async <T>(
    tenantId: Uuid,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw databaseError(error);
    });
    let broken = false;
    try {
      await client.query('begin');
      await client.query(`select set_config('readygate.tenant', $1, true)`, [tenantId]);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      throw databaseError(error);
    } finally {
      client.release(broken);
    }
  };
  return {
    activeVersion: (tenantId) =>
      inTenant(tenantId, async (client) => {
        const { rows } = await client.query<{ version: number }>(
          `select version from tenant_keys where tenant_id = $1 and state = 'active'`,
          [tenantId],
        );
        return rows[0]?.version ?? null;
      }),
    read: (tenantId, version) =>
      inTenant(tenantId, async (client) => {
        const { rows } = await client.query<{ wrapping_key: string; wrapped: Buffer }>(
          'select wrapping_key, wrapped from keystore.wrapped_keys where tenant_id = $1 and version = $2',
          [tenantId, version],
        );
        const [row] = rows;
        return row ? { wrappingKey: row.wrapping_key, wrapped: row.wrapped } : null;
      }),
    create: (tenantId, version, key, at) =>
      inTenant(tenantId, async (client) => {
        const { rowCount } = await client.query(
          `insert into tenant_keys (tenant_id, version, state, created_at)
           values ($1, $2, 'active', $3) on conflict do nothing`,
          [tenantId, version, at],
        );
        // Whoever inserted the version also inserts its key; the other process reads it back.
        if (rowCount === 0) return;
        await client.query(
          `insert into keystore.wrapped_keys (tenant_id, version, wrapping_key, wrapped, created_at)
           values ($1, $2, $3, $4, $5)`,
          [tenantId, version, key.wrappingKey, key.wrapped, at],
        );
      }),
  };
}
