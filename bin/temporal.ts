import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Runs } from '../activities/deps.ts';
import {
  clarifyIssueId,
  endedMessage,
  heardMessage,
  startClarifyIssue,
} from '../workflows/clarify-messages.ts';
import { startNotifyPeople } from '../workflows/notify-people.ts';
import { cancelledMessage, refineIssueId, startRefineIssue } from '../workflows/refine-messages.ts';
import {
  startSweepBacklog,
  sweepBacklogId,
  sweepChangedMessage,
} from '../workflows/sweep-messages.ts';
import type { TemporalConfig } from './config-temporal.ts';

/** The failure converter that keeps messages and stacks out of histories. */
const dataConverter = {
  failureConverterPath: new URL('../workflows/failure-converter.cjs', import.meta.url).pathname,
};

const options = ({ address, tls, apiKey }: TemporalConfig) => ({
  address,
  tls,
  ...(apiKey ? { apiKey } : {}),
});

/** A client that connects when it is first used, so that a process can start while Temporal is away. */
export function createTemporalClient(config: TemporalConfig): Client {
  return new Client({
    connection: Connection.lazy(options(config)),
    namespace: config.namespace,
    dataConverter,
  });
}

export function connectWorker(config: TemporalConfig): Promise<NativeConnection> {
  return NativeConnection.connect(options(config));
}

/** Milliseconds that a look at the server may take. */
const patience = 2000;

/** Null when the server answers, else what is wrong. */
export async function temporalProblem(client: Client): Promise<string | null> {
  try {
    const ask = () => client.workflowService.getSystemInfo({});
    await client.withDeadline(Date.now() + patience, ask);
    return null;
  } catch {
    return 'temporal_unavailable';
  }
}

export { dataConverter };

/** Whether a run of this workflow id is open; none at all is not. */
async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** What activities may know of Temporal and ask of it. */
export function createRuns(client: Client): Runs {
  return {
    isOpen: (ref) => isRunning(client, refineIssueId(ref)),
    start: startRefineIssue,
    cancelled: cancelledMessage,
    notify: startNotifyPeople,
    sweeps: {
      isOpen: (ref) => isRunning(client, sweepBacklogId(ref)),
      start: startSweepBacklog,
      changed: sweepChangedMessage,
    },
    answers: {
      isOpen: (ref) => isRunning(client, clarifyIssueId(ref)),
      start: startClarifyIssue,
      heard: heardMessage,
      ended: endedMessage,
    },
  };
}
