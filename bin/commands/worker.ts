import { createActivities } from '../../activities/index.ts';
import { createActivityInterceptor } from '../../activities/interceptors.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createJiraLimits } from '../../clients/jira/limits/limits.ts';
import { countTokens } from '../../clients/model/count-tokens.ts';
import { createModelClient } from '../../clients/model/model-client.ts';
import { createWebhookClient } from '../../clients/webhook/webhook.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { createDispatcher } from '../../outbox/dispatcher.ts';
import { type TaskQueue, taskQueues } from '../../workflows/task-queues.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog } from '../logging.ts';
import { loadPack } from '../packs.ts';
import { shippedWork } from '../prompts.ts';
import { createRuns, createTemporalClient, temporalProblem } from '../temporal.ts';
import { runWorkers } from '../workers.ts';

const usage = `readygate worker [--queues ${taskQueues.join(',')}]`;

/** Runs workflows and activities of the queues it is given, and delivers the outbox. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { queues: { type: 'string' } }, usage);
  const queues = readQueues(values.queues);
  const config = readConfig(process.env);
  const log = createLog(config, 'worker');
  const clock = () => new Date();
  const settings = readSettings(config);
  const database = await openDatabase(config, clock);
  const pools = {
    dispatcher: createPool(settings.dispatcherUrl, { max: 4 }),
    clock: createPool(settings.clockUrl, { max: 2 }),
  };
  const client = createTemporalClient(settings.temporal);
  const limits = createJiraLimits({
    settings: settings.jiraLimits,
    store: database.budgets,
    clock,
  });
  try {
    await assertSafeLogin(pools.dispatcher, 'READYGATE_DATABASE_URL_DISPATCHER');
    await assertSafeLogin(pools.clock, 'READYGATE_DATABASE_URL_CLOCK');
    const activities = createActivities({
      withTenant: database.withTenant,
      jira: createJiraClient({ allowedOrigins: settings.jiraHosts, timeoutSeconds: 15, limits }),
      model: {
        client: createModelClient({ timeoutSeconds: 60, privateHosts: settings.modelHosts }),
        offered: settings.model,
        work: shippedWork(),
        countTokens,
      },
      webhook: createWebhookClient({ timeoutSeconds: 10, privateHosts: settings.webhookHosts }),
      pack: loadPack('starter'),
      clock,
      writing: settings.writing,
      clockPool: pools.clock,
      silentAfterHours: settings.silentAfterHours,
      runs: createRuns(client),
    });
    const interceptor = createActivityInterceptor({ withTenant: database.withTenant, clock, log });
    const dispatcher = createDispatcher({ pool: pools.dispatcher, client, clock, log });
    await runWorkers({
      ...settings,
      queues,
      activities,
      interceptor,
      dispatcher,
      client,
      problems: async () => {
        const found = await Promise.all([database.problem(), temporalProblem(client)]);
        return found.filter((problem) => problem !== null);
      },
      pools,
      budgets: database.budgets,
      clock,
      log,
    });
    return 0;
  } finally {
    await limits.giveBack();
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

/** All of it is read before anything is opened: a wrong value stops the start, not half of it. */
function readSettings(config: Config) {
  return {
    dispatcherUrl: config.database('dispatcher'),
    clockUrl: config.database('clock'),
    temporal: config.temporal(),
    jiraHosts: config.forge().jiraHosts,
    model: config.model(),
    modelHosts: config.modelHosts(),
    writing: config.writing(),
    silentAfterHours: config.silentAfterHours(),
    jiraLimits: config.jiraLimits(),
    opsPort: config.opsPort(),
    bundlePath: config.workflowBundle(),
    webhookHosts: config.webhookHosts(),
  };
}
