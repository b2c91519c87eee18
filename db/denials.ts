import { type Denials, oneMore } from '../domain/denials.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Where denials are counted, and what stands for their reason there. */
const counters = {
  model: { table: 'model_denials', reason: 'reason' },
  quota: { table: 'quota_denials', reason: 'kind' },
} as const;

/** What a reason denied on one day: calls of a model, or what a quota has no room for. */
export interface Denied {
  what: keyof typeof counters;
  day: string;
  reason: string;
}

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
  const { table, reason } = counters[denied.what];
  const key = [tx.tenantId, denied.day, denied.reason];
  const before = await lockDenials(tx, denied, times.at);
  const { after, noted } = oneMore(before, times);
  await tx.query(
    `update ${table} set denied = denied + 1, held = $4, noted_at = $5
      where tenant_id = $1 and day = $2 and ${reason} = $3`,
    [...key, after.held, after.notedAt],
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
  const { table, reason } = counters[denied.what];
  const [found] = await tx.query<{ count: number }>(
    `with held as (select held from ${table}
        where tenant_id = $1 and day = $2 and ${reason} = $3 and held > 0 and noted_at <= $5 for update)
     update ${table} d set held = 0, noted_at = $4 from held
      where d.tenant_id = $1 and d.day = $2 and d.${reason} = $3 returning held.held::float8 as count`,
    [tx.tenantId, denied.day, denied.reason, at, before],
  );
  return found?.count ?? null;
}

/** What is remembered of a reason, held until the transaction ends; null where there is nothing yet. */
async function lockDenials(
  tx: TenantTx,
  { what, ...denied }: Denied,
  at: Date,
): Promise<Denials | null> {
  const { table, reason } = counters[what];
  const key = [tx.tenantId, denied.day, denied.reason];
  const [, rows] = await Promise.all([
    tx.query(
      `insert into ${table} (tenant_id, day, ${reason}, denied, held, noted_at)
       values ($1, $2, $3, 0, 0, $4) on conflict do nothing`,
      [...key, at],
    ),
    tx.query<{ denied: string; held: string; notedAt: Date }>(
      `select denied, held, noted_at as "notedAt" from ${table}
        where tenant_id = $1 and day = $2 and ${reason} = $3 for update`,
      key,
    ),
  ]);
  const [row] = rows;
  return row && Number(row.denied) > 0 ? { held: Number(row.held), notedAt: row.notedAt } : null;
}
