import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

const { sendDigests } = proxyActivities<Activities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: { maximumAttempts: 3 },
});

/** The schedule that runs it and the workflow id it gives. */
export const digestScheduleId = 'digest';

/** Tells every tenant that wants it what waits. The next run of the schedule follows in a day. */
export async function digest(): Promise<{ sent: number }> {
  return await sendDigests();
}
