import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';

export interface FakeTemporal {
  client: Client;
  /** By workflow id. */
  runs: Map<string, 'running' | 'closed'>;
  /** What took effect, in order. */
  effects: string[];
  /** Seconds that each call was given. */
  deadlines: number[];
  /** Asked before each call takes effect; it may throw or wait. */
  before: (workflowId: string) => void | Promise<void>;
}

type StartOptions = Parameters<Client['workflow']['start']>[1];

/** Temporal as far as the outbox sees it, with its policies for ids that were used before. */
export function createFakeTemporal(): FakeTemporal {
  const fake: Omit<FakeTemporal, 'client'> = {
    runs: new Map(),
    effects: [],
    deadlines: [],
    before: () => {},
  };
  const start = async (
    name: string,
    { workflowId, workflowIdConflictPolicy, workflowIdReusePolicy }: StartOptions,
  ) => {
    await fake.before(workflowId);
    const found = fake.runs.get(workflowId);
    const refused =
      (found === 'running' && workflowIdConflictPolicy === 'FAIL') ||
      (found === 'closed' && workflowIdReusePolicy === 'REJECT_DUPLICATE');
    if (refused) throw new WorkflowExecutionAlreadyStartedError('there already', workflowId, name);
    if (found === 'running') return;
    fake.runs.set(workflowId, 'running');
    fake.effects.push(`start ${name} ${workflowId}`);
  };
  const getHandle = (workflowId: string) => ({
    signal: async (name: string) => {
      await fake.before(workflowId);
      if (fake.runs.get(workflowId) !== 'running')
        throw new WorkflowNotFoundError('not there', workflowId, undefined);
      fake.effects.push(`signal ${name} ${workflowId}`);
    },
  });
  const withDeadline: Client['withDeadline'] = async (deadline, work) => {
    fake.deadlines.push((Number(deadline) - Date.now()) / 1000);
    return await work();
  };
  // The members in use; a call of any other fails.
  const client = { workflow: { start, getHandle }, withDeadline } as unknown as Client;
  return Object.assign(fake, { client });
}
