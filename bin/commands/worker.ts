import { createActivities } from '../../activities/index.ts';
import { createActivityInterceptor } from '../../activities/interceptors.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createModelClient } from '../../clients/model/model-client.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { createDispatcher } from '../../outbox/dispatcher.ts';
import { refineIssueId, startRefineIssue } from '../../workflows/refine-messages.ts';
import { type TaskQueue, taskQueues } from '../../workflows/task-queues.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog } from '../logging.ts';
import { loadPack } from '../packs.ts';
import { createTemporalClient } from '../temporal.ts';
import { runWorkers } from '../workers.ts';

const usage = `readygate worker [--queues ${taskQueues.join(',')}]`;

/** Runs workflows and activities of the queues it is given, and delivers the outbox. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { queues: { type: 'string' } }, usage);
  const queues = readQueues(values.queues);
  const config = readConfig(process.env);
  const log = createLog(config, 'worker');
  const clock = () => new Date();
  const database = await openDatabase(config, clock);
  const pools = {
    dispatcher: createPool(config.database('dispatcher'), { max: 4 }),
    clock: createPool(config.database('clock'), { max: 2 }),
  };
  const client = createTemporalClient(config.temporal());
  try {
    await assertSafeLogin(pools.dispatcher, 'READYGATE_DATABASE_URL_DISPATCHER');
    await assertSafeLogin(pools.clock, 'READYGATE_DATABASE_URL_CLOCK');
    const activities = createActivities({
      withTenant: database.withTenant,
      jira: createJiraClient({ allowedOrigins: config.forge().jiraHosts, timeoutSeconds: 15 }),
      model: modelOf(config),
      pack: loadPack('starter'),
      clock,
      writing: config.writing(),
      clockPool: pools.clock,
      runs: { isOpen: (ref) => isOpen(client, refineIssueId(ref)), start: startRefineIssue },
    });
    const interceptor = createActivityInterceptor({ withTenant: database.withTenant, clock, log });
    const dispatcher = createDispatcher({ pool: pools.dispatcher, client, clock, log });
    await runWorkers({
      config,
      queues,
      activities,
      interceptor,
      dispatcher,
      client,
      pools,
      clock,
      log,
    });
    return 0;
  } finally {
    await Promise.all([database.close(), ...Object.values(pools).map((pool) => pool.end())]);
  }
}

function readQueues(text: string | undefined): TaskQueue[] {
  const asked = (text ?? taskQueues.join(',')).split(',');
  return asked.map((name) => {
    const known = taskQueues.find((queue) => queue === name);
    if (!known) throw wrongArgument('--queues', usage);
    return known;
  });
}

function modelOf(config: Config) {
  const model = config.model();
  return model ? createModelClient({ ...model, timeoutSeconds: 60 }) : null;
}

async function isOpen(
  client: ReturnType<typeof createTemporalClient>,
  workflowId: string,
): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if ((error as Error).name === 'WorkflowNotFoundError') return false;
    throw error;
  }
}
