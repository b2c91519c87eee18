import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

// Where Jira's points are used up it waits for the next hour; what was looked at is not looked at again.
const { detectOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '2 hours',
  // Activities show every few seconds that they live.
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '20 hours',
  retry: { initialInterval: '1 minute', maximumInterval: '1 hour' },
});

/** The schedule that runs it and the workflow id it gives. */
export const detectScheduleId = 'detect';

/** Looks once a day for things in Jira that are not as the ledger says: above all for duplicates. */
export async function detect(): Promise<{ tenants: number; found: number }> {
  return await detectOnce();
}
