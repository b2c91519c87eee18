import {
  bundleWorkflowCode,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import type { ActivityDeps } from '../../../activities/deps.ts';
import { createActivities } from '../../../activities/index.ts';
import { createActivityInterceptor } from '../../../activities/interceptors.ts';
import { dataConverter } from '../../../bin/temporal.ts';
import { silentLogger as logger } from '../../../dev/silent-logger.ts';
import { type TaskQueue, workflowQueues } from '../../../workflows/task-queues.ts';

export interface CrewOptions {
  address: string;
  namespace: string;
  deps: ActivityDeps;
  log: (event: string, data: Record<string, unknown>) => void;
}

export interface Crew {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const queues: readonly TaskQueue[] = ['refine', 'write', 'sweep', 'model'];

/** Workers of all queues in this process, as `readygate worker` makes them. */
export function createCrew(options: CrewOptions): Crew {
  let end: (() => Promise<void>) | null = null;
  return {
    async start() {
      const workflowBundle = await bundle();
      const connection = await NativeConnection.connect({ address: options.address });
      const common = commonOptions(options, connection);
      const workers = await Promise.all(
        queues.map((taskQueue) =>
          Worker.create(
            workflowQueues.includes(taskQueue)
              ? { ...common, taskQueue, workflowBundle, maxCachedWorkflows: 50 }
              : { ...common, taskQueue },
          ),
        ),
      );
      const running = Promise.all(workers.map((worker) => worker.run()));
      end = async () => {
        for (const worker of workers) worker.shutdown();
        await running;
        await connection.close();
      };
    },
    async stop() {
      await end?.();
      end = null;
    },
  };
}

function commonOptions(
  { namespace, deps, log }: CrewOptions,
  connection: NativeConnection,
): Omit<WorkerOptions, 'taskQueue'> {
  const { withTenant, clock } = deps;
  return {
    connection,
    namespace,
    activities: createActivities(deps),
    dataConverter,
    interceptors: { activity: [createActivityInterceptor({ withTenant, clock, log })] },
    shutdownGraceTime: '10 seconds',
    shutdownForceTime: '20 seconds',
    maxHeartbeatThrottleInterval: '1 second',
  };
}

let bundled: ReturnType<typeof bundleWorkflowCode> | null = null;

/** Once per test file. */
function bundle(): ReturnType<typeof bundleWorkflowCode> {
  if (!bundled) {
    Runtime.install({ shutdownSignals: [], logger });
    const workflowsPath = new URL('../../../workflows/index.ts', import.meta.url).pathname;
    bundled = bundleWorkflowCode({ workflowsPath, logger, ...dataConverter });
  }
  return bundled;
}
