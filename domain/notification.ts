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

/** A message's id follows from what it is about, so that asking twice makes one message. */
export function notificationIdOf(
  { planId, stage }: NotifyRef,
  channel: NotifyChannel,
  accountId: string,
): Uuid {
  return uuidV5(planId, `notification/${stage}/${channel}/${accountId}`);
}
