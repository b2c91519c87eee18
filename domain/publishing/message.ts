import type { Uuid } from '../json.ts';
import type { OutboxMessage } from '../outbox.ts';

/** Seconds for which changes are gathered before they are published together. */
export const gatherSeconds = 5;

/** The outbox message that has what is due in a tenant published. Asked for wherever something becomes due. */
export function startPublishScores(tenantId: Uuid): OutboxMessage {
  const workflowId = `publish/${tenantId}`;
  return { workflowId, kind: 'start', name: 'publishScores', args: [{ tenantId }] };
}
