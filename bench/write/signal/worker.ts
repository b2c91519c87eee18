/** A bare worker: `worker.ts ADDRESS NAMESPACE`. Workflows on one queue and their activity on another, as in the product. */
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import { machineTime } from '../clock.ts';

const [address = '', namespace = ''] = process.argv.slice(2);
Runtime.install({ shutdownSignals: [], logger });
const workflowsPath = new URL('./workflows.ts', import.meta.url).pathname;
const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
const connection = await NativeConnection.connect({ address });
const common = { connection, namespace, activities: { begun: async () => machineTime() } };
const workers = await Promise.all([
  Worker.create({ ...common, taskQueue: 'refine', workflowBundle, maxCachedWorkflows: 400 }),
  Worker.create({ ...common, taskQueue: 'write' }),
]);
process.once('SIGTERM', () => {
  for (const worker of workers) worker.shutdown();
});
const running = Promise.all(workers.map((worker) => worker.run()));
process.stdout.write(`${JSON.stringify({ event: 'ready' })}\n`);
await running;
process.exit(0);
