import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { NotifyRef } from '../domain/notification.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

const retry = { initialInterval: '5 seconds', maximumInterval: '10 minutes' } as const;

// The patience of a message ends it; a second attempt never sends what the first may have sent.
const { noteMessages, sendMessage } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
  retry,
});

function notifyPeopleId({ tenantId, planId, stage }: NotifyRef): string {
  return `notify/${tenantId}/${planId}.${stage}`;
}

/** The outbox message that has people told that a plan reached a stage. */
export function startNotifyPeople({ tenantId, planId, stage }: NotifyRef): OutboxMessage {
  const ref = { tenantId, planId, stage };
  return { workflowId: notifyPeopleId(ref), kind: 'start', name: 'notifyPeople', args: [ref] };
}

/** Tells people of a plan: a run of its own, so that no failure of a message concerns the plan. */
export async function notifyPeople(ref: NotifyRef): Promise<{ sent: number }> {
  const { tenantId } = ref;
  const ids = await noteMessages(ref);
  const states = await Promise.all(
    ids.map((notificationId) => sendMessage({ tenantId, notificationId }).catch(leave)),
  );
  return { sent: states.filter((state) => state === 'sent').length };
}

/** One message that cannot be sent holds up no other. */
function leave(error: unknown): 'failed' {
  if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
  return 'failed';
}
