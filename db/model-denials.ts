import { isCeilingName } from '../domain/model/ceilings.ts';
import { type Denial, reasonOf } from '../domain/model/denial.ts';
import { dayOf } from '../domain/quota/quota.ts';
import { countDenial, type Denied, takeHeldDenials } from './denials.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A call that was not begun. */
export interface DeniedCall {
  denial: Denial;
  /** When its reason came to be, where that is known: the first denial after it is noted at once. */
  since: Date | null;
  /** Null where no issue was to be sent. */
  issueId: string | null;
  at: Date;
}

/** Counts a denial and audits it as `countDenial` says. */
export async function noteDenial(
  tx: TenantTx,
  { denial, since, issueId, at }: DeniedCall,
): Promise<void> {
  const reason = reasonOf(denial);
  const denied = { what: 'model', day: dayOf(at), reason, accountId: null } as const;
  const count = await countDenial(tx, denied, { at, since });
  if (count === null) return;
  const { code, ...reached } = denial;
  audit(tx, at, issueId, {
    code,
    count,
    ...('ceiling' in reached ? { ceiling: reached.ceiling } : {}),
    ...('freeAt' in reached && reached.freeAt !== null ? { freeAt: reached.freeAt } : {}),
  });
}

/** Audits what was held of a reason, as `takeHeldDenials` does. */
export async function noteHeldModelDenials(
  tx: TenantTx,
  denied: Denied,
  times: { at: Date; before: Date },
): Promise<void> {
  const count = await takeHeldDenials(tx, denied, times);
  if (count === null) return;
  const { reason } = denied;
  const denial = isCeilingName(reason)
    ? { code: 'model_ceiling_reached', ceiling: reason }
    : { code: reason };
  audit(tx, times.at, null, { ...denial, count });
}

function audit(
  tx: TenantTx,
  at: Date,
  issueId: string | null,
  data: Record<string, string | number>,
): void {
  tx.audit({
    at,
    action: 'model.denied',
    outcome: 'denied',
    actor: 'app',
    subject:
      issueId === null ? { kind: 'tenant', id: tx.tenantId } : { kind: 'issue', id: issueId },
    data,
  });
}

/** How often each reason denied a call of the tenant on a day, by reason. */
export async function denialsOn(
  tx: TenantTx,
  at: Date,
): Promise<{ reason: string; count: number }[]> {
  return await tx.query(
    `select reason, denied::float8 as count from model_denials
      where tenant_id = $1 and day = $2 order by reason`,
    [tx.tenantId, dayOf(at)],
  );
}
