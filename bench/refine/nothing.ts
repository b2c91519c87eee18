import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { inCrowd } from './crowd.ts';

/** Runs the workflow whose activities do nothing, started and signalled without API and database. */
export async function runNothing(client: Client, count: number, people: number): Promise<void> {
  const ids = Array.from({ length: count }, () => `nothing/${randomUUID()}`);
  await inCrowd(ids, people, async (workflowId) => {
    const handle = await client.workflow.start('refineNothing', {
      workflowId,
      taskQueue: 'refine',
    });
    await handle.signal('decided', {});
    await handle.result();
  });
}
