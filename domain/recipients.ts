import { type Asking, needsOthers, peopleAsked } from './asked.ts';
import type { Uuid } from './json.ts';
import { type NotifyChannel, type NotifyStage, notificationIdOf } from './notification.ts';
import type { Plan, RowState } from './plan.ts';

/** Where one message about a plan goes. */
export interface Recipient {
  channel: NotifyChannel;
  /** Empty for the webhook. */
  accountId: string;
}

/** The channels that a tenant turned on. */
export interface Channels {
  email: boolean;
  webhook: boolean;
}

/** A message that is due. */
export interface Message extends Recipient {
  notificationId: Uuid;
  planId: Uuid;
  stage: NotifyStage;
}

type ToldPlan = Pick<Plan, 'rows' | 'base' | 'policy'>;

/** People who get a mail about one stage of one plan, at most. */
const mostMails = 20;

/** The state of the rows that a message about a stage is about. */
const told: Record<NotifyStage, RowState> = {
  proposed: 'open',
  reminded: 'open',
  expired: 'expired',
  unanswered: 'done',
};

/** How many changes a message about a stage is about. */
export function changesAt(stage: NotifyStage, { rows }: Pick<Plan, 'rows'>): number {
  return rows.filter(({ state }) => state === told[stage]).length;
}

/**
 * Who is told that a plan reached a stage; nobody where there is nothing to tell. Who proposed looks at
 * the plan already, so at first only others are asked, and only where the policy needs them.
 */
export function recipientsOf(
  stage: NotifyStage,
  plan: ToldPlan,
  asking: Asking,
  channels: Channels,
): Recipient[] {
  if (changesAt(stage, plan) === 0) return [];
  if (stage === 'proposed' && !needsOthers(plan, asking)) return [];
  const mails = channels.email ? mailsAt(stage, plan, asking) : [];
  return [
    ...mails.slice(0, mostMails).map((accountId) => ({ channel: 'email' as const, accountId })),
    ...(channels.webhook ? [{ channel: 'webhook' as const, accountId: '' }] : []),
  ];
}

/** The messages that a stage of a plan makes due, each with the id that it has however often it is asked for. */
export function messagesAt(
  stage: NotifyStage,
  plan: ToldPlan & Pick<Plan, 'id'>,
  asking: Asking,
  channels: Channels,
): Message[] {
  const ref = { planId: plan.id, stage };
  return recipientsOf(stage, plan, asking, channels).map(({ channel, accountId }) => ({
    notificationId: notificationIdOf(ref, channel, accountId),
    ...{ ...ref, channel, accountId },
  }));
}

function mailsAt(stage: NotifyStage, plan: ToldPlan, asking: Asking): string[] {
  if (stage === 'expired' || stage === 'unanswered') return [asking.proposedBy];
  const asked = peopleAsked(plan, asking);
  return stage === 'proposed' ? asked.filter((one) => one !== asking.proposedBy) : asked;
}
