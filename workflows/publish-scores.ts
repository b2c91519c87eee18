import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { PublishInput } from '../domain/publishing/message.ts';

// Jira's refusals end a run and ask for a later one; what is tried again here is our own trouble.
const { publishDue } = proxyActivities<Activities>({
  taskQueue: 'write',
  startToCloseTimeout: '15 minutes',
  // After what people approved.
  priority: { priorityKey: 4 },
  heartbeatTimeout: '10 seconds',
  scheduleToCloseTimeout: '2 hours',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Publishes the scores of a tenant that are due. What becomes due meanwhile starts the next run. */
export async function publishScores(input: PublishInput): Promise<void> {
  while ((await publishDue(input)).next === 'more')
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof publishScores>(input);
}
