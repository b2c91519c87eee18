import { listDecisions } from '../../db/decisions.ts';
import { findPlan, type StoredPlan } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Verdict } from '../../domain/approvals.ts';
import { planIdOf } from '../../domain/seal.ts';

/** The plan of the round before, with what was said of its rows. */
export interface Former {
  plan: StoredPlan;
  decisions: readonly Verdict[];
}

/** Null in the first round, which asks PostgreSQL nothing. */
export async function formerOf(
  tx: TenantTx,
  { refinementId, round }: Pick<StoredPlan, 'refinementId' | 'round'>,
): Promise<Former | null> {
  if (round === 1) return null;
  const planId = planIdOf(refinementId, round - 1);
  const [plan, decisions] = await Promise.all([findPlan(tx, planId), listDecisions(tx, planId)]);
  return plan && { plan, decisions };
}
