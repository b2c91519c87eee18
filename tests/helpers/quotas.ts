import { saveEditions } from '../../db/editions.ts';
import { reserve, type Subject, settle } from '../../db/quotas.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ceilingsIn, type EditionsFile } from '../../domain/quota/editions.ts';
import type { QuotaKind } from '../../domain/quota/quota.ts';
import { type TestDatabase, testNow } from './database.ts';

/** Gives the database editions. */
export async function allow(
  database: Pick<TestDatabase, 'urls'>,
  editions: EditionsFile['editions'],
): Promise<void> {
  await saveEditions(database.urls.owner, ceilingsIn({ format: 1, editions }));
}

export const judgement = (id: string | number): Subject => ({ kind: 'judgements', id: `j-${id}` });

/** Reserves one for an hour; true where there was room. */
export async function hold(tx: TenantTx, subject: Subject, at = testNow): Promise<boolean> {
  const releaseAt = new Date(at.getTime() + 3_600_000);
  return (await reserve(tx, { ...subject, amount: 1, releaseAt }, at)) === null;
}

/** Settles one. */
export const use = (tx: TenantTx, subject: Subject, at = testNow): Promise<void> =>
  settle(tx, subject, { amount: 1, at });

/** Whether the numbers of a tenant's kind are the sums of what stands behind them. */
export async function books(
  { asAdministrator }: Pick<TestDatabase, 'asAdministrator'>,
  tenantId: string,
  kind: QuotaKind = 'judgements',
) {
  const [row] = await asAdministrator<{
    used: number;
    reserved: number;
    events: number;
    sum: number;
    held: number;
  }>(
    `select month_used::integer as used, month_reserved::integer as reserved,
       (select count(*) from usage_events e where e.tenant_id = q.tenant_id and e.kind = q.kind)::integer as events,
       (select coalesce(sum(amount), 0) from usage_events e where e.tenant_id = q.tenant_id and e.kind = q.kind)::integer as sum,
       (select coalesce(sum(amount), 0) from reservations r where r.tenant_id = q.tenant_id and r.kind = q.kind)::integer as held
     from quotas q where tenant_id = $1 and kind = $2`,
    [tenantId, kind],
  );
  return row;
}

/** The books of a kind of which so much was used by so many, and nothing is on its way. */
export const settled = (used: number, events = used) => ({
  used,
  reserved: 0,
  events,
  sum: used,
  held: 0,
});
