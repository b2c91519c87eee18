import { chmodSync, mkdirSync } from 'node:fs';
import type { ForgeStandIn } from './forge/stand-in.ts';
import type { JiraSimulator } from './jira-simulator/index.ts';
import type { ModelSimulator } from './model-simulator/index.ts';
import type { Person } from './person.ts';
import type { ManagedProcess } from './process.ts';
import { type DatabaseUrls, databaseVariables, prepareDatabase } from './world/database.ts';
import { type EngineOptions, type Engines, startEngines } from './world/engines.ts';
import { createNamespace } from './world/namespace.ts';
import { startHost, startOutside } from './world/outside.ts';
import {
  freePort,
  install,
  localTenant,
  localVariables,
  personOf,
  proposeEverywhere,
  startCommand,
  turnModelOn,
} from './world/product.ts';

export interface WorldOptions extends EngineOptions {
  /** JSONL or CSV files of issues that become projects of the simulator. */
  backlogs?: string[];
  /** Overrides for API and worker, such as shorter settle times. */
  settings?: Record<string, string>;
  /** With it the model lane is on everywhere, and a simulated model answers. Off by default, as in the product. */
  model?: boolean;
  /** Projects stay off, as after a fresh installation. */
  untouched?: boolean;
  /** The built Forge app; with it a host page is served. */
  appDist?: string;
  /** Fixed ports, where a person should find them again; others are free ones. */
  ports?: { host?: number; simulator?: number };
  /** Told what is being started. */
  report?: (what: string) => void;
}

/** What has to be stopped again, in the order it was started. */
export type Undo = (() => Promise<unknown>)[];

/** The whole product on one machine, on real engines; Jira, Forge and the model are simulated. */
export interface World {
  readonly tenantId: string;
  readonly simulator: JiraSimulator;
  readonly forge: ForgeStandIn;
  /** Null where the model lane is off. */
  readonly model: ModelSimulator | null;
  readonly engines: Engines;
  readonly databaseUrls: DatabaseUrls;
  readonly namespace: string;
  readonly api: ManagedProcess;
  readonly worker: ManagedProcess;
  readonly apiOrigin: string;
  readonly simulatorOrigin: string;
  /** Null without a built app. */
  readonly hostOrigin: string | null;
  /** The variables that API and worker were started with. */
  readonly env: Record<string, string>;
  person(accountId: string): Person;
  stop(): Promise<void>;
}

/**
 * Starts everything and answers when all of it serves. Every project of the simulator is in mode
 * `propose` unless it stays untouched. Ports are free ones unless given. What was started is stopped again when a part fails.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  mkdirSync(options.directory, { recursive: true });
  // PostgreSQL runs as another user where we are root, and must be able to pass.
  chmodSync(options.directory, 0o711);
  const undo: Undo = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await build(options, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(options: WorldOptions, undo: Undo): Promise<Omit<World, 'stop'>> {
  const { directory, report = () => {} } = options;
  report('starting PostgreSQL and Temporal');
  const engines = await startEngines(options);
  undo.push(() => engines.stop());
  const databaseUrls = await prepareDatabase(engines.adminUrl);
  const hasDefault = engines.temporal !== null && !options.temporalOnPostgres;
  const namespace = await createNamespace(engines.temporalAddress, hasDefault);

  report('starting the Jira simulator');
  const outside = await startOutside(options, undo);
  const { simulator, forge, model, simulatorOrigin } = outside;

  report('starting API and worker');
  const port = await freePort();
  const env = {
    ...databaseVariables(databaseUrls),
    ...localVariables({ ...outside, temporalAddress: engines.temporalAddress, namespace, port }),
    ...outside.modelVariables,
    ...options.settings,
  };
  const api = await startCommand({ command: 'api', args: [], env, directory });
  undo.push(() => api.stop());
  const apiOrigin = `http://127.0.0.1:${port}`;
  await install({ apiOrigin, forge, simulator });
  const projectIds = simulator.projectIds(localTenant);
  if (!options.untouched) await proposeEverywhere({ env, tenantId: localTenant, projectIds });
  if (model) await turnModelOn({ env, tenantId: localTenant, projectIds });
  const queues = ['--queues', 'refine,write,sweep,model'];
  const worker = await startCommand({ command: 'worker', args: queues, env, directory });
  undo.push(() => worker.stop());
  const { postgres, temporal } = engines;
  const hostOrigin = await startHost(
    {
      ...options,
      apiOrigin,
      forge,
      simulator,
      env,
      readonlyUrl: databaseUrls.readonly,
      // Without a file Temporal would forget what it was doing.
      victims: { api, worker, postgres, temporal: options.durableTemporal ? temporal : null },
    },
    undo,
  );
  return {
    tenantId: localTenant,
    simulator,
    forge,
    model,
    engines,
    databaseUrls,
    namespace,
    api,
    worker,
    apiOrigin,
    simulatorOrigin,
    hostOrigin,
    env,
    person: (accountId) => personOf({ apiOrigin, forge, simulator, accountId }),
  };
}
