import { proxyActivities } from '@temporalio/workflow';
import type { Activities, GatherInput } from '../activities/activities.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

// Where Jira's points are used up it waits for the next hour; what was kept is not read again.
const { gatherOutcomes: gather } = proxyActivities<Activities>({
  startToCloseTimeout: '2 hours',
  // Activities show every few seconds that they live.
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '20 hours',
  retry: { initialInterval: '1 minute', maximumInterval: '1 hour' },
});

export function gatherOutcomesId({ tenantId, projectId }: GatherInput): string {
  return `outcomes/${tenantId}/${projectId}`;
}

/** The outbox message that has the outcomes of a project gathered. */
export function startGatherOutcomes({ tenantId, projectId }: GatherInput): OutboxMessage {
  const input = { tenantId, projectId };
  return {
    workflowId: gatherOutcomesId(input),
    kind: 'start',
    name: 'gatherOutcomes',
    args: [input],
  };
}

/** Reads what followed on the finished issues of a project: one run of a project at a time. */
export async function gatherOutcomes(input: GatherInput): Promise<{ gathered: number }> {
  return await gather(input);
}
