import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { inCrowd } from '../refine/crowd.ts';
import { machineTime } from './clock.ts';

/** Workflows that are started at the same time. */
const starters = 8;
/** Events of a run whose first task is done: it waits. */
const waitingEvents = 5;

async function start(client: Client): Promise<WorkflowHandle> {
  const handle = await client.workflow.start('signalled', {
    workflowId: `signalled/${randomUUID()}`,
    taskQueue: 'refine',
  });
  while ((await handle.describe()).historyLength < waitingEvents) await sleep(20);
  return handle;
}

/** Starts so many workflows and waits until they wait. */
export async function startWaiting(client: Client, count: number): Promise<WorkflowHandle[]> {
  return await inCrowd(Array.from({ length: count }), starters, () => start(client));
}

/** Milliseconds from each signal to the activity that it leads to, one after the other. */
export async function waitForSignals(handles: readonly WorkflowHandle[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const handle of handles) {
    const sent = machineTime();
    await handle.signal('decided');
    latencies.push(((await handle.result()) as number) - sent);
  }
  return latencies;
}

export async function signalOneByOne(client: Client, count: number): Promise<number[]> {
  return await waitForSignals(await startWaiting(client, count));
}
