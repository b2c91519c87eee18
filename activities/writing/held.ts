import { hasActiveInstallation } from '../../db/installations.ts';
import { type StoredPlan, saveRows } from '../../db/plans.ts';
import { findModeOfPlan } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findTenant } from '../../db/tenants.ts';
import { type StopReason, stopReason } from '../../db/write-stops.ts';
import type { Uuid } from '../../domain/json.ts';

/** Seconds after which a stop is looked at again. */
export const stopLookSeconds = 15;

/** Why nothing of a plan may be written now; null where it may. */
export async function findStop(tx: TenantTx, planId: Uuid): Promise<StopReason | null> {
  const [tenant, installed, mode] = await Promise.all([
    findTenant(tx),
    hasActiveInstallation(tx),
    findModeOfPlan(tx, planId),
  ]);
  return stopReason({ tenant, installed, mode });
}

/**
 * Notes on the released rows of a locked plan why they wait, and in the chain once for each reason. They go on by
 * themselves when it is over, or expire at their time.
 * @returns the plan as it is now
 */
export async function holdRows(
  tx: TenantTx,
  plan: StoredPlan,
  code: StopReason,
  at: Date,
): Promise<StoredPlan> {
  const waiting = plan.rows.filter(
    ({ state, problem }) => state === 'released' && problem?.code !== code,
  );
  if (waiting.length === 0) return plan;
  tx.audit({
    at,
    action: 'write.held',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'plan', id: plan.id },
    data: { code, rows: waiting.length },
  });
  return await saveRows(tx, plan, { rows: waiting.map(({ id }) => ({ id, problem: { code } })) });
}
