import { listDecisions } from '../../db/decisions.ts';
import { type NewNotification, wasTold } from '../../db/notifications.ts';
import type { NotifySettings } from '../../db/notify-settings.ts';
import { getPlan, type StoredPlan } from '../../db/plans.ts';
import { policyOfPlan } from '../../db/policies.ts';
import { findMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findTenant } from '../../db/tenants.ts';
import type { Asking } from '../../domain/asked.ts';
import { type Channels, recipientsOf } from '../../domain/recipients.ts';

/** A plan with what tells whom it asks. */
export interface News {
  plan: StoredPlan;
  asking: Asking;
}

/** @throws {ReadygateError} plan_not_found, erased */
export async function readNews(tx: TenantTx, planId: string): Promise<News> {
  const plan = await getPlan(tx, planId);
  return { plan, asking: await askingOf(tx, plan) };
}

/** Whom a plan asks by its policy and by what was said of it. */
export async function askingOf(
  tx: TenantTx,
  { id, proposedBy }: Pick<StoredPlan, 'id' | 'proposedBy'>,
): Promise<Asking> {
  const [verdicts, policy] = await Promise.all([listDecisions(tx, id), policyOfPlan(tx, id)]);
  return { policy, verdicts, proposedBy };
}

/** The channels that settings turn on. */
export function channelsOf({ email, webhook }: NotifySettings): Channels {
  return { email, webhook: webhook !== null };
}

/** Milliseconds. */
const hour = 3_600_000;
/** A message that could not be sent for so long says nothing new any more. */
const patience = 12 * hour;
/** Plans of one issue may follow each other within minutes; nobody gets a mail for each. */
const betweenMails = 24 * hour;

/** Why a message that was due is not sent after all: a code; null where it is. */
export async function reasonToSkip(
  tx: TenantTx,
  message: NewNotification & { createdAt: Date },
  { plan, asking }: News,
  settings: NotifySettings,
  at: Date,
): Promise<string | null> {
  const { stage, channel, accountId, createdAt } = message;
  if (at.getTime() - createdAt.getTime() > patience) return 'too_late';
  if (!channelsOf(settings)[channel]) return 'turned_off';
  const [tenant, mode, told] = await Promise.all([
    findTenant(tx),
    findMode(tx, plan.projectId),
    channel === 'email'
      ? wasTold(tx, message, new Date(at.getTime() - betweenMails))
      : Promise.resolve(false),
  ]);
  if (tenant?.state !== 'active') return 'tenant_inactive';
  if (mode !== 'propose') return 'project_off';
  if (channel === 'email' && tenant.writesStopped) return 'writes_stopped';
  const recipients = recipientsOf(stage, plan, asking, channelsOf(settings));
  const asks = recipients.some((one) => one.channel === channel && one.accountId === accountId);
  if (!asks) return 'nothing_to_decide';
  return told ? 'told_lately' : null;
}
