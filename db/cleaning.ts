import type { TenantTx } from './tenant-tx.ts';

/** Messages that one statement looks at. */
const batch = 1000;

/**
 * Deletes of the oldest messages those that were delivered, or dropped, before a time. What is still to be delivered
 * stays, however old.
 * @returns how many; 0: there are no more among the oldest
 */
export async function deleteDelivered(tx: TenantTx, before: Date): Promise<number> {
  const deleted = await tx.query(
    `delete from outbox where tenant_id = $1 and delivered_at < $2 and outbox_id = any(array(
       select outbox_id from outbox where tenant_id = $1 order by outbox_id limit ${batch}))
     returning 1`,
    [tx.tenantId, before],
  );
  return deleted.length;
}

/**
 * Deletes the denials of the oldest day that has some, where it is before another one. Those that no entry of the
 * audit chain tells of yet stay.
 * @returns how many; 0: there are no more
 */
export async function deleteDenials(
  tx: TenantTx,
  table: 'quota_denials' | 'model_denials',
  before: string,
): Promise<number> {
  const deleted = await tx.query(
    `delete from ${table} where tenant_id = $1 and held = 0 and day = (
       select min(day) from ${table} where tenant_id = $1 and held = 0 and day < $2::date)
     returning 1`,
    [tx.tenantId, before],
  );
  return deleted.length;
}
