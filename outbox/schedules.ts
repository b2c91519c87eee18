import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ScheduleSpec,
} from '@temporalio/client';
import { detectScheduleId } from '../workflows/detect.ts';
import { digestScheduleId } from '../workflows/digest.ts';
import { reconcileScheduleId } from '../workflows/reconcile.ts';
import type { TaskQueue } from '../workflows/task-queues.ts';
import { verifyAuditScheduleId } from '../workflows/verify-audit.ts';

interface Task {
  scheduleId: string;
  workflowType: string;
  taskQueue: TaskQueue;
  spec: ScheduleSpec;
}

const tasks: readonly Task[] = [
  // Refinements without a run are looked for.
  {
    scheduleId: reconcileScheduleId,
    workflowType: 'reconcile',
    taskQueue: 'refine',
    spec: { intervals: [{ every: '5 minutes' }] },
  },
  // What stands in Jira is held against the ledger.
  {
    scheduleId: detectScheduleId,
    workflowType: 'detect',
    taskQueue: 'sweep',
    spec: { intervals: [{ every: '1 day' }] },
  },
  // Every audit chain is read from its beginning, at two in the morning, in UTC.
  {
    scheduleId: verifyAuditScheduleId,
    workflowType: 'verifyAudit',
    taskQueue: 'sweep',
    spec: { calendars: [{ hour: 2 }] },
  },
  // What waits is told at six in the morning, in UTC.
  {
    scheduleId: digestScheduleId,
    workflowType: 'digest',
    taskQueue: 'sweep',
    spec: { calendars: [{ hour: 6 }] },
  },
];

/** Makes the schedules, or corrects them; several workers may do so at once. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const task of tasks) await ensureSchedule(client, task);
}

async function ensureSchedule(
  client: Client,
  { scheduleId, workflowType, taskQueue, spec }: Task,
): Promise<void> {
  const policies = { overlap: ScheduleOverlapPolicy.SKIP };
  const action = { type: 'startWorkflow' as const, workflowType, taskQueue, args: [] };
  try {
    await client.schedule.create({ scheduleId, spec, policies, action });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule
      .getHandle(scheduleId)
      .update((found) => ({ ...found, spec, policies, action }));
  }
}
