import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { reconcileScheduleId } from '../workflows/reconcile.ts';

/** How often refinements without a run are looked for. */
const reconcileEvery = '5 minutes';

/** Makes the schedule of `reconcile`, or corrects it; several workers may do so at once. */
export async function ensureSchedules(client: Client): Promise<void> {
  const spec = { intervals: [{ every: reconcileEvery as '5 minutes' }] };
  const policies = { overlap: ScheduleOverlapPolicy.SKIP };
  const action = {
    type: 'startWorkflow' as const,
    workflowType: 'reconcile',
    taskQueue: 'refine',
    args: [],
  };
  try {
    await client.schedule.create({ scheduleId: reconcileScheduleId, spec, policies, action });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule
      .getHandle(reconcileScheduleId)
      .update((found) => ({ ...found, spec, policies, action }));
  }
}
