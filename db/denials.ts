import { type Denials, oneMore } from '../domain/denials.ts';
import type { TenantTx } from './tenant-tx.ts';

/**
 * What a reason denied on one day: calls of a model, or what a quota has no room for, to one person or, by null,
 * where nobody asked. Calls of a model are nobody's.
 */
export type Denied = { day: string; reason: string } & (
  | { what: 'model'; accountId: null }
  | { what: 'quota'; accountId: string | null }
);

/** The row in which denials are counted: its table, and the names and values of its key. */
function rowOf({ tenantId }: TenantTx, { what, day, reason, accountId }: Denied) {
  const key = { tenant_id: tenantId, day };
  return what === 'model'
    ? { table: 'model_denials', ...named({ ...key, reason }) }
    : { table: 'quota_denials', ...named({ ...key, kind: reason, account_id: accountId ?? '' }) };
}

const named = (key: Record<string, string>) => ({
  names: Object.keys(key),
  values: Object.values(key),
});

/** That a row is the one whose key stands from a parameter on. */
const isRow = (names: string[], first: number): string =>
  names.map((name, at) => `${name} = $${first + at}`).join(' and ');

/**
 * Counts a denial. The first of a reason is to be audited at once, then one entry a minute with its number, so
 * that nobody fills the chain by asking again and again.
 * @returns the number that an entry says; null where it is held for the next one
 */
export async function countDenial(
  tx: TenantTx,
  denied: Denied,
  times: { at: Date; since: Date | null },
): Promise<number | null> {
  const { table, names, values } = rowOf(tx, denied);
  const before = await lockDenials(tx, denied, times.at);
  const { after, noted } = oneMore(before, times);
  await tx.query(
    `update ${table} set denied = denied + 1, held = $1, noted_at = $2 where ${isRow(names, 3)}`,
    [after.held, after.notedAt, ...values],
  );
  return noted;
}

/**
 * Takes the denials of a reason that were held for a next one which did not come. Once, whoever asks.
 * @param before those whose last entry is not older are left to the next denial
 * @returns the number that an entry says; null where there are none
 */
export async function takeHeldDenials(
  tx: TenantTx,
  denied: Denied,
  { at, before }: { at: Date; before: Date },
): Promise<number | null> {
  const { table, names, values } = rowOf(tx, denied);
  const [found] = await tx.query<{ count: number }>(
    `with taken as (select held as count from ${table}
        where ${isRow(names, 3)} and held > 0 and noted_at <= $2 for update)
     update ${table} set held = 0, noted_at = $1 from taken
      where ${isRow(names, 3)} returning count::float8`,
    [at, before, ...values],
  );
  return found?.count ?? null;
}

/** What is remembered of a reason, held until the transaction ends; null where there is nothing yet. */
async function lockDenials(tx: TenantTx, denied: Denied, at: Date): Promise<Denials | null> {
  const { table, names, values } = rowOf(tx, denied);
  const [, rows] = await Promise.all([
    tx.query(
      `insert into ${table} (denied, held, noted_at, ${names.join(', ')})
       values (0, 0, $1, ${names.map((_, n) => `$${n + 2}`).join(', ')}) on conflict do nothing`,
      [at, ...values],
    ),
    tx.query<{ denied: string; held: string; notedAt: Date }>(
      `select denied, held, noted_at as "notedAt" from ${table} where ${isRow(names, 1)} for update`,
      values,
    ),
  ]);
  const [row] = rows;
  return row && Number(row.denied) > 0 ? { held: Number(row.held), notedAt: row.notedAt } : null;
}
