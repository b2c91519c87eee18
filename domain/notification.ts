import type { Uuid } from './json.ts';
import { uuidV5 } from './uuid.ts';

/**
 * When people are told of a plan: others than who proposed are asked, nobody decided yet, time is over,
 * and nobody answered the questions that it wrote.
 */
export type NotifyStage = 'proposed' | 'reminded' | 'expired' | 'unanswered';
export type NotifyChannel = 'email' | 'webhook';

/** A plan that reached a stage. Ids only: it enters history. */
export interface NotifyRef {
  tenantId: Uuid;
  planId: Uuid;
  stage: NotifyStage;
}

/** Where messages to nobody in particular go. */
export interface WebhookTarget {
  url: string;
  /** 32 bytes, base64: what messages are signed with. */
  key: string;
  /** `text` for chats that take a text (Slack and what is like it), `card` for Teams. */
  format: WebhookFormat;
}

type WebhookFormat = 'text' | 'card';

/** What is known of a message that was handed over. */
export type Delivery =
  | { kind: 'sent' }
  /** It surely did not go out and may be tried again. */
  | { kind: 'not_sent'; code: NotSent; retryAfterSeconds?: number }
  /** It was refused, and would be again. */
  | { kind: 'refused'; code: Refused }
  /** It may have gone out: it is not sent again. */
  | { kind: 'unknown' };

type NotSent = 'jira_rate_limited' | 'waiting_for_token' | 'webhook_unreachable';
type Refused =
  | 'jira_permission_missing'
  | 'jira_refused'
  | 'webhook_refused'
  | 'webhook_not_public';

/** A message's id follows from what it is about, so that asking twice makes one message. */
export function notificationIdOf(
  { planId, stage }: Pick<NotifyRef, 'planId' | 'stage'>,
  channel: NotifyChannel,
  accountId: string,
): Uuid {
  return uuidV5(planId, `notification/${stage}/${channel}/${accountId}`);
}
