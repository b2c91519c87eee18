import { addNotifications } from '../db/notifications.ts';
import { findChannels } from '../db/notify-settings.ts';
import { enqueue } from '../db/outbox.ts';
import type { StoredPlan } from '../db/plans.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { type Asking, needsOthers } from '../domain/asked.ts';
import type { NotifyStage } from '../domain/notification.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import { messagesAt } from '../domain/recipients.ts';
import type { ActivityDeps } from './deps.ts';
import { askingOf } from './notifying/news.ts';

/**
 * Notes the messages about a plan that reached a stage and asks for their run, in the transaction in
 * which it does: what becomes of them concerns no plan, and no loss of a run loses one of them.
 */
export async function announce(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  stage: NotifyStage,
  plan: StoredPlan,
  at: Date,
): Promise<void> {
  await tell(deps, tx, { stage, plan, at, ask: () => askingOf(tx, plan) });
}

/** The same for a new plan, where others than who proposed it are needed. */
export async function announcePlan(
  deps: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  plan: Plan,
  { policy, proposedBy, at }: { policy: Policy; proposedBy: string; at: Date },
): Promise<void> {
  const asking = { policy, proposedBy, verdicts: [] };
  if (!needsOthers(plan, asking)) return;
  await tell(deps, tx, { stage: 'proposed', plan, at, ask: async () => asking });
}

interface Telling {
  stage: NotifyStage;
  plan: Plan;
  at: Date;
  /** Asked only where anybody is told of anything. */
  ask(): Promise<Asking>;
}

async function tell(
  { runs }: Pick<ActivityDeps, 'runs'>,
  tx: TenantTx,
  { stage, plan, at, ask }: Telling,
): Promise<void> {
  const channels = await findChannels(tx);
  if (!channels.email && !channels.webhook) return;
  const messages = messagesAt(stage, plan, await ask(), channels);
  if ((await addNotifications(tx, messages, at)) === 0) return;
  await enqueue(tx, runs.notify({ tenantId: tx.tenantId, planId: plan.id, stage }), at);
}
