import { notifiesAnybody } from '../db/notify-settings.ts';
import { enqueue } from '../db/outbox.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { needsOthers } from '../domain/asked.ts';
import type { NotifyStage } from '../domain/notification.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { ActivityDeps } from './deps.ts';

/**
 * Asks for messages about a plan that reached a stage, in the transaction in which it does: through the
 * outbox, so that what becomes of them concerns no plan.
 */
export async function announce(
  { runs }: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  { planId, stage, at }: { planId: string; stage: NotifyStage; at: Date },
): Promise<void> {
  if (!(await notifiesAnybody(tx))) return;
  await enqueue(tx, runs.notify({ tenantId: tx.tenantId, planId, stage }), at);
}

/** The same for a new plan, where others than who proposed it are needed. */
export async function announcePlan(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  plan: Plan,
  { policy, proposedBy, at }: { policy: Policy; proposedBy: string; at: Date },
): Promise<void> {
  if (!needsOthers(plan, { policy, proposedBy, verdicts: [] })) return;
  await announce(deps, tx, { planId: plan.id, stage: 'proposed', at });
}
