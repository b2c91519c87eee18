import type pg from 'pg';
import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { decrypt, encrypt, keyVersionOf } from './crypto.ts';
import { type EncryptedColumn, encryptedColumns } from './encrypted-columns.ts';
import { inTenant, type Session } from './session.ts';
import type { TenantKey, TenantKeys } from './tenant-keys.ts';
import { holdActiveKey } from './with-tenant.ts';

/** What a batch did. */
interface Resealed {
  /** Values that are under the active key now. */
  done: number;
  /** Values that no key opens; they stay as they are. */
  unreadable: number;
  /** Where to go on: the key of the last row; null at the end of the table. */
  next: readonly string[] | null;
}

interface SealedRow {
  at: string;
  key: string[];
  names: string[];
  bytes: Buffer;
}

/**
 * Puts up to `limit` values of one column under the tenant's active key, in the order of its primary key.
 * Rows that somebody holds are passed over instead of waited for, so that nobody who waits for a row of
 * this batch can be somebody whom it waits for. Content, and everything else in the row, stays as it is.
 */
export async function resealBatch(
  pool: pg.Pool,
  keys: TenantKeys,
  tenantId: Uuid,
  { column, after, limit }: { column: EncryptedColumn; after: readonly string[]; limit: number },
): Promise<Resealed> {
  return await inTenant(pool, tenantId, async (session) => {
    const active = await holdActiveKey(session, keys, tenantId);
    const rows = await session.query<SealedRow>(selectText(column, after.length > 0), [
      tenantId,
      active.version,
      limit,
      ...after,
    ]);
    const changed: { at: string; bytes: Buffer }[] = [];
    for (const row of rows) {
      const bytes = await reseal(keys, tenantId, active, column, row);
      if (bytes) changed.push({ at: row.at, bytes });
    }
    await update(session, tenantId, column, active.version, changed);
    const last = rows.at(-1)?.key ?? null;
    return {
      done: changed.length,
      unreadable: rows.length - changed.length,
      next: rows.length < limit ? null : last,
    };
  });
}

/** Values of a tenant that are not under a version, of all columns together. */
export async function countOthers(
  { query }: Pick<Session, 'query'>,
  tenantId: Uuid,
  version: number,
): Promise<number> {
  const counts = await Promise.all(
    encryptedColumns.map(({ table, column, version: named }) =>
      query<{ count: string }>(
        `select count(*) as count from ${table}
          where tenant_id = $1 and ${column} is not null and ${named} is distinct from $2`,
        [tenantId, version],
      ),
    ),
  );
  return counts.reduce((sum, [row]) => sum + Number(row?.count ?? 0), 0);
}

/** The versions that values of a tenant say they are under; null among them: one does not say. */
export async function versionsInUse(
  { query }: Pick<Session, 'query'>,
  tenantId: Uuid,
): Promise<Set<number | null>> {
  const found = await Promise.all(
    encryptedColumns.map(({ table, column, version: named }) =>
      query<{ version: number | null }>(
        `select distinct ${named} as version from ${table} where tenant_id = $1 and ${column} is not null`,
        [tenantId],
      ),
    ),
  );
  return new Set(found.flat().map(({ version }) => version));
}

/** The value under the active key; null where it cannot be opened. */
async function reseal(
  keys: TenantKeys,
  tenantId: Uuid,
  active: TenantKey,
  column: EncryptedColumn,
  { key, names, bytes }: SealedRow,
): Promise<Buffer | null> {
  const place = column.place(column.names ? names : key);
  try {
    const version = keyVersionOf(bytes);
    const plain = decrypt(await keys.byVersion(tenantId, version), tenantId, place, bytes);
    return version === active.version
      ? bytes
      : encrypt(active.key, active.version, tenantId, place, plain);
  } catch (error) {
    if (isReadygateError(error, 'internal') || isReadygateError(error, 'erased')) return null;
    throw error;
  }
}

function selectText(
  { table, column, version, key, names = [] }: EncryptedColumn,
  goesOn: boolean,
): string {
  const tuple = (columns: readonly string[]) => columns.map((name) => `t.${name}`).join(', ');
  const texts = (columns: readonly string[]) =>
    `array[${columns.map((name) => `t.${name}::text`).join(', ')}]::text[]`;
  const after = key.map((_, index) => `$${index + 4}`).join(', ');
  return `select t.ctid::text as at, ${texts(key)} as key, ${texts(names)} as names, t.${column} as bytes
    from ${table} t
   where t.tenant_id = $1 and t.${column} is not null and t.${version} is distinct from $2
     ${goesOn ? `and (${tuple(key)}) > (${after})` : ''}
   order by ${tuple(key)} limit $3 for no key update skip locked`;
}

/** The rows are locked, so each is still where it was found. */
async function update(
  { query }: Session,
  tenantId: Uuid,
  { table, column, version }: EncryptedColumn,
  active: number,
  changed: readonly { at: string; bytes: Buffer }[],
): Promise<void> {
  if (changed.length === 0) return;
  const rows = await query(
    `update ${table} t set ${version} = $2, ${column} = n.bytes
       from unnest($3::tid[], $4::bytea[]) as n(at, bytes)
      where t.tenant_id = $1 and t.ctid = n.at returning 1`,
    [tenantId, active, changed.map(({ at }) => at), changed.map(({ bytes }) => bytes)],
  );
  if (rows.length !== changed.length)
    throw new ReadygateError('internal', { reason: 'row_moved', table, column });
}
