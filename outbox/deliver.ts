import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { ClaimedRow } from '../db/outbox.ts';
import type { TaskQueue } from '../workflows/task-queues.ts';

/** `running`: the same thing is at work; ask again when it has ended, so that the newest content is read. */
export type Delivery = 'delivered' | 'already_started' | 'not_found' | 'running';

/** May be asked for again once it ended, so that what changed while it ran is read. */
const repeatable = new Set(['judgeIssue', 'publishScores']);
/** Rows say what such a run has to do: one that is there does it, and once it ended another one may. */
const resumable = new Set(['notifyPeople', 'gatherOutcomes', 'verifyAudit']);
// Every other id holds one of our rows and runs once.

const queues: Record<string, TaskQueue> = {
  judgeIssue: 'refine',
  refineIssue: 'refine',
  notifyPeople: 'sweep',
  gatherOutcomes: 'sweep',
  publishScores: 'sweep',
  sweepBacklog: 'sweep',
  verifyAudit: 'sweep',
  testModel: 'refine',
};

/** Interactive work goes before sweeps (1 is first, 5 last). */
const interactivePriority = 2;
const sweepPriority = 4;

/** Milliseconds. Well below the lease of a claim, and one silent call must not hold up the others. */
const deliverWithin = 10_000;

/**
 * Hands one message to Temporal. Safe to repeat: a start that was there before counts as delivered,
 * signals only say "look".
 */
export async function deliver(client: Client, row: ClaimedRow): Promise<Delivery> {
  return await client.withDeadline(Date.now() + deliverWithin, () =>
    row.kind === 'start' ? start(client, row) : signal(client, row),
  );
}

async function start(
  client: Client,
  { workflowId, name, args, tenantId }: ClaimedRow,
): Promise<Delivery> {
  const again = repeatable.has(name);
  try {
    await client.workflow.start(name, {
      workflowId,
      args,
      taskQueue: queues[name] ?? 'refine',
      workflowIdConflictPolicy: again ? 'FAIL' : 'USE_EXISTING',
      workflowIdReusePolicy: again || resumable.has(name) ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      priority: {
        priorityKey: name === 'sweepBacklog' ? sweepPriority : interactivePriority,
        fairnessKey: tenantId,
      },
    });
    return 'delivered';
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return again ? 'running' : 'already_started';
  }
}

async function signal(client: Client, { workflowId, name, args }: ClaimedRow): Promise<Delivery> {
  try {
    await client.workflow.getHandle(workflowId).signal(name, ...args);
    return 'delivered';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not_found';
    throw error;
  }
}
