import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

const { reconcileOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 3 },
});

/** The schedule that runs it and the workflow id it gives. */
export const reconcileScheduleId = 'reconcile';

/** Looks for refinements that no run drives. The next run of the schedule follows in five minutes. */
export async function reconcile(): Promise<{ checked: number; restarted: number }> {
  return await reconcileOnce();
}
