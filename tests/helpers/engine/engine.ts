import { Client, Connection } from '@temporalio/client';
import type { ActivityDeps, WritingSettings } from '../../../activities/deps.ts';
import { dataConverter } from '../../../bin/temporal.ts';
import { setMode } from '../../../db/project-modes.ts';
import { createForgeStandIn, type ForgeStandIn } from '../../../dev/forge/stand-in.ts';
import { createJiraSimulator, type JiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { createPerson, type Person } from '../../../dev/person.ts';
import { createNamespace } from '../../../dev/world/namespace.ts';
import { install, localApp, localInstallation, localTenant } from '../../../dev/world/product.ts';
import type { LimitSettings } from '../../../domain/limits/settings.ts';
import { createDispatcher } from '../../../outbox/dispatcher.ts';
import { refineIssueId } from '../../../workflows/refine-messages.ts';
import { type TestDatabase, withDatabase } from '../database.ts';
import { fastForward } from './fast-forward.ts';
import { activityDeps, serveApi } from './product.ts';
import { createCrew } from './workers.ts';
import { createWorldClock, type WorldClock } from './world-clock.ts';

export interface EngineOptions {
  writing?: Partial<WritingSettings>;
  model?: ActivityDeps['model'];
  /** Default: those of the product. */
  jiraLimits?: Partial<LimitSettings>;
  /** Another server than the one that all files share. */
  temporalAddress?: string;
}

/** Product and engines around one process, on one clock that a test can move. */
export interface Engine {
  readonly tenantId: string;
  readonly database: TestDatabase;
  readonly simulator: JiraSimulator;
  readonly jiraOrigin: string;
  readonly client: Client;
  readonly clock: WorldClock;
  readonly deps: ActivityDeps;
  /** What API, dispatcher and activities logged. */
  readonly logged: { event: string; data: Record<string, unknown> }[];
  /** Every call brings a fresh token; with `oneToken` all bring the same, as Forge mostly does. */
  person(accountId: string, options?: { oneToken: boolean }): Person;
  /** The id of an issue of the simulator. */
  issueId(key: string): string;
  workflowId(refinementId: string, generation?: number): string;
  /** Moves the clock, and time for a refinement's run on the server. */
  letPass(refinementId: string, milliseconds: number, generation?: number): Promise<void>;
  startWorkers(): Promise<void>;
  stopWorkers(): Promise<void>;
  startDispatcher(): void;
  stopDispatcher(): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything. What was started is stopped by `close`, or when a part cannot start. */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await build(options, undo)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  options: EngineOptions,
  undo: (() => Promise<unknown>)[],
): Promise<Omit<Engine, 'close'>> {
  const clock = createWorldClock();
  const address = options.temporalAddress ?? process.env.READYGATE_TEST_TEMPORAL ?? '';
  const namespace = await createNamespace(address, false);
  const connection = await Connection.connect({ address });
  undo.push(() => connection.close());
  const client = new Client({ connection, namespace, dataConverter });
  const database = await withDatabase(clock.now);
  undo.push(() => database.close());
  const outside = await startOutside(clock, undo);
  const { simulator, forge, jiraOrigin, jwksUrl } = outside;
  const logged: Engine['logged'] = [];
  const log = (event: string, data: Record<string, unknown> = {}) => {
    logged.push({ event, data });
  };
  const around = { database, client, clock: clock.now, jiraOrigin };
  const deps = activityDeps(around, options);
  const api = await serveApi({ ...around, deps, jwksUrl, log });
  undo.push(() => api.close());
  await install({ apiOrigin: api.origin, forge, simulator });
  await proposeEverywhere(database, simulator, clock.now());
  const delivery = createDelivery({
    pool: database.pools.dispatcher,
    client,
    clock: clock.now,
    log,
  });
  delivery.startDispatcher();
  undo.push(() => delivery.stopDispatcher());
  const crew = createCrew({ address, namespace, deps, log });
  await crew.start();
  undo.push(() => crew.stop());
  const passed = new Map<string, number>();
  const workflowId = (refinementId: string, generation = 1) =>
    refineIssueId({ tenantId: localTenant, refinementId, generation });
  return {
    tenantId: localTenant,
    database,
    simulator,
    jiraOrigin,
    client,
    clock,
    deps,
    logged,
    person: (accountId, options) => personOf(api.origin, outside, { accountId, ...options }),
    issueId: (key) => issueIdOf(simulator, key),
    workflowId,
    async letPass(refinementId, milliseconds, generation) {
      clock.advance(milliseconds);
      const run = workflowId(refinementId, generation);
      // A run begins at the machine's time, however far the clock was moved before.
      const behind = clock.ahead() - (passed.get(run) ?? 0);
      passed.set(run, clock.ahead());
      await fastForward(client, run, behind);
    },
    startWorkers: crew.start,
    stopWorkers: crew.stop,
    ...delivery,
  };
}

interface Outside {
  simulator: JiraSimulator;
  forge: ForgeStandIn;
  jiraOrigin: string;
  jwksUrl: string;
}

async function startOutside(clock: WorldClock, undo: (() => Promise<unknown>)[]): Promise<Outside> {
  const simulator = createJiraSimulator({ clock: clock.now });
  const { origin: jiraOrigin } = await simulator.listen();
  undo.push(() => simulator.close());
  const forge = createForgeStandIn({
    appId: localApp,
    environment: 'DEVELOPMENT',
    jiraOrigin,
    clock: clock.now,
  });
  const { jwksUrl } = await forge.listen();
  undo.push(() => forge.close());
  return { simulator, forge, jiraOrigin, jwksUrl };
}

async function proposeEverywhere(
  { withTenant }: TestDatabase,
  simulator: JiraSimulator,
  at: Date,
): Promise<void> {
  await withTenant(localTenant, async (tx) => {
    for (const projectId of simulator.projectIds(localTenant))
      await setMode(tx, { projectId, mode: 'propose', at });
  });
}

function createDelivery(deps: Parameters<typeof createDispatcher>[0]) {
  let stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    startDispatcher(): void {
      stop = new AbortController();
      running = createDispatcher(deps).run(stop.signal);
    },
    async stopDispatcher(): Promise<void> {
      stop.abort();
      await running;
    },
  };
}

/** Somebody whose tokens are as fresh as Forge's. */
function personOf(
  apiOrigin: string,
  { forge, simulator }: Outside,
  { accountId, oneToken = false }: { accountId: string; oneToken?: boolean },
): Person {
  const fresh = () => simulator.tokens.user(localTenant, accountId);
  const kept = oneToken ? fresh() : null;
  return createPerson({
    apiOrigin: () => apiOrigin,
    signToken: (issueId) =>
      forge.signInvocationToken({
        cloudId: localTenant,
        accountId,
        installationId: localInstallation,
        moduleKey: 'readygate-issue',
        ...(issueId === null ? {} : { issue: { id: issueId } }),
      }),
    appToken: () => simulator.tokens.app(localTenant),
    userToken: () => kept ?? fresh(),
  });
}

function issueIdOf(simulator: JiraSimulator, key: string): string {
  const found = simulator.issuesOf(localTenant).find((issue) => issue.key === key);
  if (!found) throw new Error(`the simulator has no ${key}`);
  return found.id;
}
