/** The bare side's worker: `worker.ts SETTINGS`. Workflows, activities and the delivery of the outbox. */
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { NextStep } from '../../../activities/activities.ts';
import { createPool } from '../../../db/pools.ts';
import type { RefinementRef } from '../../../domain/refinement.ts';
import { createDispatcher } from '../../../outbox/dispatcher.ts';
import { baseOf, fillText } from '../recording/template.ts';
import { createReplay } from './replay.ts';
import { type BareSettings, readSettings } from './settings.ts';

const tell = (event: string, data: object = {}) =>
  process.stderr.write(`${JSON.stringify({ event, ...data })}\n`);
const silent = () => {};
const logger = {
  log: silent,
  trace: silent,
  debug: silent,
  info: silent,
  warn: (text: string) => tell(text),
  error: (text: string, meta?: object) => tell(text, meta),
};

/** As in the product's worker. */
const cachedWorkflows = 400;

await main(readSettings());

async function main(settings: BareSettings): Promise<void> {
  const { temporalAddress: address, namespace, databaseUrl, dispatcherUrl } = settings;
  const pools = {
    app: createPool(databaseUrl, { max: 20 }),
    outbox: createPool(dispatcherUrl, { max: 4 }),
  };
  Runtime.install({ shutdownSignals: [], logger });
  const workflowsPath = new URL('./workflows.ts', import.meta.url).pathname;
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
  const connection = await NativeConnection.connect({ address });
  const common = { connection, namespace, activities: activitiesOf(settings, pools.app) };
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: 'refine',
      workflowBundle,
      maxCachedWorkflows: cachedWorkflows,
    }),
    Worker.create({ ...common, taskQueue: 'write' }),
  ]);
  const stop = new AbortController();
  process.once('SIGTERM', () => {
    stop.abort();
    for (const worker of workers) worker.shutdown();
  });
  const client = new Client({ connection: Connection.lazy({ address }), namespace });
  const clock = () => new Date();
  const delivering = createDispatcher({ pool: pools.outbox, client, clock, log: tell }).run(
    stop.signal,
  );
  const running = Promise.all(workers.map((worker) => worker.run()));
  process.stdout.write(`${JSON.stringify({ event: 'ready' })}\n`);
  await running;
  await delivering;
  await Promise.all(Object.values(pools).map((pool) => pool.end()));
  process.exit(0);
}

/** The recorded activities by their names, and one that does nothing. */
function activitiesOf(settings: BareSettings, pool: ReturnType<typeof createPool>) {
  const replay = createReplay({ ...settings, pool });
  const recorded = settings.recording.steps.map((step) => [
    step.name,
    async ({ refinementId }: RefinementRef): Promise<NextStep> => {
      const subject = { base: baseOf(refinementId), issue: null, created: [] };
      await replay(step, subject).catch((error: Error) => {
        tell('activity_failed', { step: step.name, message: error.message });
        throw error;
      });
      return JSON.parse(fillText(step.answer, subject)) as NextStep;
    },
  ]);
  return { ...Object.fromEntries(recorded), nothing: async () => {} };
}
