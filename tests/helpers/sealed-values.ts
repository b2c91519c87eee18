import type { Place } from '../../db/crypto.ts';
import { type EncryptedColumn, encryptedColumns } from '../../db/encrypted-columns.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { TestDatabase } from './database.ts';

/** An encrypted value as it stands in the database. */
export interface StoredValue {
  column: EncryptedColumn;
  tenantId: string;
  /** What names its row. */
  texts: string[];
  place: Place;
  version: number | null;
  bytes: Buffer;
}

type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

interface Found {
  texts: string[];
  version: number | null;
  bytes: Buffer;
}

/** Every encrypted value of a tenant, as somebody whom row security does not hold sees it. */
export async function storedValues(
  database: TestDatabase,
  tenantId: string,
  columns = encryptedColumns,
): Promise<StoredValue[]> {
  return await readValues(database.asAdministrator, tenantId, columns);
}

/** Opens everything that a tenant has encrypted, as the application reads it. */
export async function openEverything(tx: TenantTx, pause = 0): Promise<unknown[]> {
  const values = await readValues(tx.query, tx.tenantId, encryptedColumns);
  if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  return await Promise.all(values.map(({ place, bytes }) => tx.open(place, bytes)));
}

async function readValues(
  ask: Ask,
  tenantId: string,
  columns: readonly EncryptedColumn[],
): Promise<StoredValue[]> {
  const values: StoredValue[] = [];
  for (const column of columns) {
    const found = await ask<Found>(
      `select ${namesOf(column)} as texts, ${column.version} as version, ${column.column} as bytes
         from ${column.table} where tenant_id = $1 and ${column.column} is not null order by ${column.key.join(', ')}`,
      [tenantId],
    );
    for (const { texts, version, bytes } of found)
      values.push({ column, tenantId, texts, place: column.place(texts), version, bytes });
  }
  return values;
}

/** What names a row of the column's table, as SQL. */
export function namesOf({ names, key }: EncryptedColumn): string {
  return `array[${(names ?? key).map((name) => `${name}::text`).join(', ')}]::text[]`;
}
