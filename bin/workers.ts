import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { type NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import type pg from 'pg';
import { Gauge, Registry } from 'prom-client';
import type { Activities } from '../activities/activities.ts';
import type { createActivityInterceptor } from '../activities/interceptors.ts';
import { clockAges, countInstallations } from '../db/clock.ts';
import { outboxAge } from '../db/outbox.ts';
import { installationStates } from '../domain/installation.ts';
import { hourOf } from '../domain/limits/points.ts';
import type { LimitSettings } from '../domain/limits/settings.ts';
import type { BudgetStore } from '../domain/limits/store.ts';
import type { Dispatcher } from '../outbox/dispatcher.ts';
import { ensureSchedules } from '../outbox/schedules.ts';
import { type TaskQueue, workflowQueues } from '../workflows/task-queues.ts';
import type { TemporalConfig } from './config-temporal.ts';
import { type Log, sayReady } from './logging.ts';
import { startOpsServer } from './ops-server.ts';
import { connectWorker, dataConverter } from './temporal.ts';
import { bundleWorkflows } from './workflow-bundle.ts';

export interface WorkersDeps {
  temporal: TemporalConfig;
  opsPort: number;
  /** A bundle of the workflows made before; null: it is made at the start. */
  bundlePath: string | null;
  queues: TaskQueue[];
  activities: Activities;
  interceptor: ReturnType<typeof createActivityInterceptor>;
  dispatcher: Dispatcher;
  client: Client;
  /** Empty when everything that tasks need is at hand; else what is not. */
  problems: () => Promise<string[]>;
  pools: { dispatcher: pg.Pool; clock: pg.Pool };
  jiraLimits: LimitSettings;
  budgets: BudgetStore;
  clock: () => Date;
  log: Log;
}

/** Runs kept in memory; others are replayed from their history when something happens to them. */
const cachedWorkflows = 400;
/** Pages of sweeps, and other background work, that a process does at once: it has little to hurry for. */
const sweepsAtOnce = 8;
/** Longer than the longest write, so that a stop never cuts one off. */
const shutdownGrace = '45 seconds';
const shutdownForce = '60 seconds';

/** Runs until SIGTERM or SIGINT: then no new task is taken, and what runs is finished. */
export async function runWorkers(deps: WorkersDeps): Promise<void> {
  const { temporal, queues, log, dispatcher } = deps;
  // From the first moment on: a signal during the start is not lost either.
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  Runtime.install({ shutdownSignals: [], logger: quiet(log) });
  const connection = await connect(temporal, stop.signal, log);
  if (!connection) return;
  const workers = await createWorkers(deps, connection);
  const end = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  stop.signal.addEventListener('abort', end);
  const ops = await startOpsServer(deps.opsPort, {
    registry: metrics(deps),
    problems: deps.problems,
  });
  const delivering = dispatcher.run(stop.signal);
  const scheduling = keepSchedules(deps.client, stop.signal, log);
  const running = Promise.all(workers.map((worker) => worker.run()));
  if (stop.signal.aborted) end();
  log('worker_ready', { queues: queues.join(' ') });
  sayReady({ opsPort: ops.port });
  try {
    await running;
  } finally {
    stop.abort();
    await Promise.all([delivering, scheduling, ops.close()]);
    await connection.close();
  }
}

async function createWorkers(
  { temporal, bundlePath, queues, activities, interceptor }: WorkersDeps,
  connection: NativeConnection,
): Promise<Worker[]> {
  const { namespace } = temporal;
  const bundle = bundlePath === null ? await bundleWorkflows() : { codePath: bundlePath };
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection,
    namespace,
    activities,
    dataConverter,
    interceptors: { activity: [interceptor] },
    shutdownGraceTime: shutdownGrace,
    shutdownForceTime: shutdownForce,
    maxHeartbeatThrottleInterval: '2 seconds',
  };
  return await Promise.all(
    queues.map((taskQueue) =>
      Worker.create({
        ...common,
        taskQueue,
        ...(workflowQueues.includes(taskQueue)
          ? { workflowBundle: bundle, maxCachedWorkflows: cachedWorkflows }
          : {}),
        ...(taskQueue === 'sweep' ? { maxConcurrentActivityTaskExecutions: sweepsAtOnce } : {}),
      }),
    ),
  );
}

/** Temporal may come up after us. */
async function connect(
  config: TemporalConfig,
  stop: AbortSignal,
  log: Log,
): Promise<NativeConnection | null> {
  while (!stop.aborted) {
    try {
      return await connectWorker(config);
    } catch {
      log('temporal_unavailable');
      await sleep(1000, undefined, { signal: stop }).catch(() => {});
    }
  }
  return null;
}

async function keepSchedules(client: Client, stop: AbortSignal, log: Log): Promise<void> {
  while (!stop.aborted) {
    try {
      return await ensureSchedules(client);
    } catch {
      log('schedules_unavailable');
      await sleep(5000, undefined, { signal: stop }).catch(() => {});
    }
  }
}

function metrics({ pools, budgets, jiraLimits, clock }: WorkersDeps): Registry {
  const registry = new Registry();
  const outbox = new Gauge({
    name: 'readygate_outbox_age_seconds',
    help: 'Seconds that the oldest undelivered outbox row has waited',
    registers: [registry],
    async collect() {
      outbox.set(await outboxAge(pools.dispatcher, clock()));
    },
  });
  const runs = new Gauge({
    name: 'readygate_clock_run_age_seconds',
    help: 'Seconds since a task of the clock last ran',
    labelNames: ['task'],
    registers: [registry],
    async collect() {
      for (const [task, age] of await clockAges(pools.clock, clock())) runs.set({ task }, age);
    },
  });
  const installations = new Gauge({
    name: 'readygate_installations',
    help: 'Installations of the app by their state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await countInstallations(pools.clock);
      for (const state of installationStates) installations.set({ state }, counts.get(state) ?? 0);
    },
  });
  const { pool, pointsPerHour } = jiraLimits;
  const points = new Gauge({
    name: 'readygate_jira_points_left',
    help: 'Points of this hour that are left, for the pool of the app or of the tenant that has fewest',
    labelNames: ['pool'],
    registers: [registry],
    async collect() {
      const used = [...(await budgets.used(hourOf(clock()))).values()];
      points.set({ pool }, Math.max(0, pointsPerHour - Math.max(0, ...used)));
    },
  });
  return registry;
}

/** The SDK's own log: its messages may name values, so only their level is kept. */
function quiet(log: Log) {
  const say = (level: string) => () => log('temporal_sdk', { level });
  const silent = () => {};
  return {
    log: silent,
    trace: silent,
    debug: silent,
    info: silent,
    warn: say('warn'),
    error: say('error'),
  };
}
