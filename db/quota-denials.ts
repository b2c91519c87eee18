import { oneMore } from '../domain/model/denial.ts';
import { dayOf, type ReachedQuota } from '../domain/quota/quota.ts';
import type { TenantTx } from './tenant-tx.ts';

/**
 * Counts what was not begun for want of a quota, and audits it: the first of a day and kind at once, then
 * one entry a minute with its number, so that nobody fills the chain by asking again and again.
 */
export async function noteQuotaDenial(
  tx: TenantTx,
  { kind, span, limit, resetsAt }: ReachedQuota,
  at: Date,
): Promise<void> {
  const key = [tx.tenantId, dayOf(at), kind];
  const [, rows] = await Promise.all([
    tx.query(
      `insert into quota_denials (tenant_id, day, kind, denied, held, noted_at)
       values ($1, $2, $3, 0, 0, $4) on conflict do nothing`,
      [...key, at],
    ),
    tx.query<{ denied: string; held: string; notedAt: Date }>(
      `select denied, held, noted_at as "notedAt" from quota_denials
        where tenant_id = $1 and day = $2 and kind = $3 for update`,
      key,
    ),
  ]);
  const [row] = rows;
  const isFirst = row === undefined || Number(row.denied) === 0;
  const before = isFirst ? null : { held: Number(row.held), notedAt: row.notedAt };
  const { after, noted } = oneMore(before, { at, since: null });
  await tx.query(
    `update quota_denials set denied = denied + 1, held = $4, noted_at = $5
      where tenant_id = $1 and day = $2 and kind = $3`,
    [...key, after.held, after.notedAt],
  );
  if (noted === null) return;
  tx.audit({
    at,
    action: 'quota.denied',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { kind, span, limit, count: noted, ...(resetsAt === null ? {} : { resetsAt }) },
  });
}
