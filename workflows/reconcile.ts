import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { Uuid } from '../domain/json.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

const { reconcileOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 3 },
});

/** The schedule that runs it and the workflow id it gives. */
export const reconcileScheduleId = 'reconcile';

/** The outbox message that has it run at once, because an installation left. */
export function startReconcile(tenantId: Uuid, installationId: Uuid): OutboxMessage {
  const workflowId = `reconcile/${tenantId}/${installationId}`;
  return { workflowId, kind: 'start', name: 'reconcile', args: [] };
}

/**
 * Looks for refinements that no run drives, for what tenants left behind and for installations that fell
 * silent. The next run of the schedule follows in five minutes.
 */
export async function reconcile(): Promise<{ checked: number; restarted: number }> {
  return await reconcileOnce();
}
