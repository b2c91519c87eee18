import { dayOf, type ReachedQuota } from '../domain/quota/quota.ts';
import { countDenial, type Denied, takeHeldDenials } from './denials.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Counts what was not begun for want of a quota, by who asked, if anybody, and audits it as `countDenial` says. */
export async function noteQuotaDenial(
  tx: TenantTx,
  { kind, span, limit, resetsAt }: ReachedQuota,
  { at, accountId }: { at: Date; accountId: string | null },
): Promise<void> {
  const denied = { what: 'quota', day: dayOf(at), reason: kind, accountId } as const;
  const count = await countDenial(tx, denied, { at, since: null });
  if (count === null) return;
  const data = { kind, span, limit, count, ...(resetsAt === null ? {} : { resetsAt }) };
  audit(tx, { at, accountId, data });
}

/** Audits what was held of a kind and person, as `takeHeldDenials` does; which of its limits was reached is not known of each. */
export async function noteHeldQuotaDenials(
  tx: TenantTx,
  denied: Denied,
  times: { at: Date; before: Date },
): Promise<void> {
  const count = await takeHeldDenials(tx, denied, times);
  if (count === null) return;
  const { accountId, reason: kind } = denied;
  audit(tx, { at: times.at, accountId, data: { kind, count } });
}

function audit(
  tx: TenantTx,
  entry: { at: Date; accountId: string | null; data: Record<string, string | number> },
): void {
  const { at, accountId, data } = entry;
  tx.audit({
    at,
    action: 'quota.denied',
    outcome: 'denied',
    actor: accountId === null ? 'app' : 'person',
    subject: { kind: 'tenant', id: tx.tenantId },
    data,
    ...(accountId === null ? {} : { personal: { accountId } }),
  });
}
