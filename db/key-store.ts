import type pg from 'pg';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { databaseError } from './errors.ts';
import type { WrappedKey } from './key-ring.ts';
import { inTenant } from './session.ts';

/** A key as it is known by everybody who may not open it. */
interface WrappedName {
  tenantId: Uuid;
  version: number;
  wrappingKey: string;
}

/** Where wrapped keys live. The default is a schema of its own; production may use a separate database. */
export interface KeyStore {
  /** Null when it was destroyed. */
  read(tenantId: Uuid, version: number): Promise<WrappedKey | null>;
  /**
   * Keeps the first key of a version: a second one changes nothing. Committed when it resolves. One that
   * no version names stays without effect until a tenant's next version takes it.
   */
  keep(tenantId: Uuid, version: number, key: WrappedKey, at: Date): Promise<void>;
  /** Puts a key in the place of the one that was read; false where that is not there any more. */
  replace(tenantId: Uuid, version: number, known: WrappedKey, next: WrappedKey): Promise<boolean>;
  /** Destroys keys for good. Idempotent. */
  destroy(tenantId: Uuid, versions: readonly number[]): Promise<void>;
}

/** Keys in the schema `keystore` of a database, each change in a transaction of its own. */
export function createPostgresKeyStore(pool: pg.Pool): KeyStore {
  return {
    read: (tenantId, version) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const rows = await query<WrappedKey>(
          `select wrapping_key as "wrappingKey", wrapped from keystore.wrapped_keys
            where tenant_id = $1 and version = $2`,
          [tenantId, version],
        );
        return rows[0] ?? null;
      }),
    keep: (tenantId, version, { wrappingKey, wrapped }, at) =>
      inTenant(pool, tenantId, async ({ query }) => {
        await query(
          `insert into keystore.wrapped_keys (tenant_id, version, wrapping_key, wrapped, created_at)
           values ($1, $2, $3, $4, $5) on conflict do nothing`,
          [tenantId, version, wrappingKey, wrapped, at],
        );
      }),
    replace: (tenantId, version, known, next) =>
      inTenant(pool, tenantId, async ({ query }) => {
        const rows = await query(
          `update keystore.wrapped_keys set wrapping_key = $5, wrapped = $6
            where tenant_id = $1 and version = $2 and wrapping_key = $3 and wrapped = $4 returning 1`,
          [tenantId, version, known.wrappingKey, known.wrapped, next.wrappingKey, next.wrapped],
        );
        return rows.length > 0;
      }),
    destroy: (tenantId, versions) =>
      inTenant(pool, tenantId, async ({ query }) => {
        await query(
          'delete from keystore.wrapped_keys where tenant_id = $1 and version = any($2::integer[])',
          [tenantId, versions],
        );
      }),
  };
}

/**
 * Keys in a database of their own. While it is away, what is remembered of keys goes on for its minute,
 * and nothing is changed by what comes after.
 * @throws {ReadygateError} key_store_unavailable, from each of its functions: the call may be repeated
 */
export function createSeparateKeyStore(pool: pg.Pool): KeyStore {
  const store = createPostgresKeyStore(pool);
  return {
    read: (...args) => store.read(...args).catch(refuse),
    keep: (...args) => store.keep(...args).catch(refuse),
    replace: (...args) => store.replace(...args).catch(refuse),
    destroy: (...args) => store.destroy(...args).catch(refuse),
  };
}

/** Each of the store's changes may be made twice, so that one whose answer was lost is like one that failed. */
function refuse(error: unknown): never {
  for (const code of ['database_unavailable', 'commit_unknown', 'timeout', 'busy'] as const)
    if (isReadygateError(error, code)) throw new ReadygateError('key_store_unavailable');
  throw error;
}

const firstTenant = '00000000-0000-0000-0000-000000000000';
const page = 1000;

/** The names of all keys of all tenants, in order. For a log-in that may list them. */
export async function* listWrappedKeys(pool: pg.Pool): AsyncGenerator<WrappedName> {
  let last = { tenantId: firstTenant, version: 0 };
  for (;;) {
    const names = await readNames(pool, last);
    yield* names;
    const end = names.at(-1);
    if (end === undefined || names.length < page) return;
    last = end;
  }
}

async function readNames(
  pool: pg.Pool,
  { tenantId, version }: Pick<WrappedName, 'tenantId' | 'version'>,
): Promise<WrappedName[]> {
  try {
    const { rows } = await pool.query<WrappedName>(
      `select tenant_id as "tenantId", version, wrapping_key as "wrappingKey"
         from keystore.wrapped_names($1, $2, $3)`,
      [tenantId, version, page],
    );
    return rows;
  } catch (error) {
    throw databaseError(error);
  }
}
