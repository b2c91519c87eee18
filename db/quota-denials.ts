import { dayOf, type ReachedQuota } from '../domain/quota/quota.ts';
import { countDenial, type Denied, takeHeldDenials } from './denials.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Counts what was not begun for want of a quota, and audits it as `countDenial` says. */
export async function noteQuotaDenial(
  tx: TenantTx,
  { kind, span, limit, resetsAt }: ReachedQuota,
  at: Date,
): Promise<void> {
  const denied = { what: 'quota', day: dayOf(at), reason: kind } as const;
  const count = await countDenial(tx, denied, { at, since: null });
  if (count === null) return;
  audit(tx, at, { kind, span, limit, count, ...(resetsAt === null ? {} : { resetsAt }) });
}

/** Audits what was held of a kind, as `takeHeldDenials` does; which of its limits was reached is not known of each. */
export async function noteHeldQuotaDenials(
  tx: TenantTx,
  denied: Denied,
  times: { at: Date; before: Date },
): Promise<void> {
  const count = await takeHeldDenials(tx, denied, times);
  if (count !== null) audit(tx, times.at, { kind: denied.reason, count });
}

function audit(tx: TenantTx, at: Date, data: Record<string, string | number>): void {
  tx.audit({
    at,
    action: 'quota.denied',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'tenant', id: tx.tenantId },
    data,
  });
}
