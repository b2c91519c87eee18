import { findEdition } from '../../db/editions.ts';
import { findQuotas, type QuotaStand } from '../../db/quotas.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { usageByDay } from '../../db/usage.ts';
import type { LicenceStanding } from '../../domain/licence.ts';
import { quotaKinds, resetOf } from '../../domain/quota/quota.ts';

interface Span {
  from: string;
  to: string;
}

/** What the tenant used, what it may use, and by which licence. */
export async function usageView(
  tx: TenantTx,
  { from, to, at, licence }: Span & { at: Date; licence: LicenceStanding },
) {
  const [edition, quotas, days] = await Promise.all([
    findEdition(tx),
    findQuotas(tx, quotaKinds, at),
    usageByDay(tx, { from, to }),
  ]);
  return { edition, licence, quotas: quotas.flatMap(spansView), from, to, days };
}

function spansView({ kind, ceilings, taken }: QuotaStand) {
  return (['day', 'month'] as const).map((span) => ({
    kind,
    span,
    limit: ceilings[span],
    used: taken[`${span}Used`],
    reserved: taken[`${span}Reserved`],
    resetsAt: resetOf(span, taken.day),
  }));
}
