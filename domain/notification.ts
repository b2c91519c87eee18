import type { Uuid } from './json.ts';
import { uuidV5 } from './uuid.ts';

/** When people are told of a plan. A daily digest would gather what is due of these. */
export type NotifyStage = 'proposed' | 'reminded' | 'expired';
export type NotifyChannel = 'email' | 'webhook';

/** A plan that reached a stage. Ids only: it enters history. */
export interface NotifyRef {
  tenantId: Uuid;
  planId: Uuid;
  stage: NotifyStage;
}

/** Everything that a message may say: key, number of changes and a link, never text of the issue. */
export interface NotifyFacts {
  stage: NotifyStage;
  issueKey: string;
  changes: number;
  link: string;
}

/** A message's id follows from what it is about, so that asking twice makes one message. */
export function notificationIdOf(
  { planId, stage }: NotifyRef,
  channel: NotifyChannel,
  accountId: string,
): Uuid {
  return uuidV5(planId, `notification/${stage}/${channel}/${accountId}`);
}

/** The message in one line. */
export function notifySubject({ stage, issueKey, changes }: NotifyFacts): string {
  const counted = `${changes} ${changes === 1 ? 'change' : 'changes'} to ${issueKey}`;
  const waits = changes === 1 ? 'waits' : 'wait';
  if (stage === 'expired')
    return `The time to decide about ${counted} is over; nothing of it was written`;
  return `${counted} ${stage === 'reminded' ? `still ${waits}` : waits} for your decision`;
}

/** The message as plain text. Nothing can be decided from it: the link leads to the review. */
export function notifyText(facts: NotifyFacts): string {
  return `${notifySubject(facts)}.\n\n${facts.link}`;
}

/** Where the review of a plan is opened: the issue at the site as people know it. */
export function notifyLink(siteUrl: string, issueKey: string): string {
  return `${siteUrl}/browse/${encodeURIComponent(issueKey)}`;
}
