import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { registerControl } from './control/routes.ts';
import { addFault, type FaultRequest, type FaultRule } from './http/faults.ts';
import { type Observer, registerGateway } from './http/gateway.ts';
import { changeLimits, type LimitChange, type LimitSettings, pointsUsed } from './http/limits.ts';
import { type Duplicate, findDuplicates, type LoggedRequest, type Violation } from './http/log.ts';
import { createServer } from './http/server.ts';
import { createInspection, type Inspection } from './inspect.ts';
import { registerPages } from './pages/routes.ts';
import { type Acting, createActing, getSite } from './people-acting.ts';
import { type AddedProject, addBacklogFile } from './state/add-backlog.ts';
import { defaultCloudId, otherCloudId } from './state/catalogue.ts';
import { initialState } from './state/initial.ts';
import type { SimulatorState, World } from './state/world.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface SimulatorOptions {
  /** The clock everything is judged on. Default: the machine's. */
  clock?: () => Date;
  /** The state is read from this file at the start, if it is there, and written to it after every write. */
  stateFile?: string;
}

/** A Jira Cloud for tests and the demo: strict, stateful, and as unreliable as a test wants it. */
export interface JiraSimulator extends Inspection {
  /** Serves on loopback; 0 or nothing takes a free port. */
  listen(port?: number): Promise<{ origin: string; port: number }>;
  close(): Promise<void>;
  /** Where it serves, once it listens. */
  readonly origin: string;
  readonly state: SimulatorState;
  readonly tenants: { default: string; other: string };
  /** Adds a JSONL or CSV file of issues as projects of a site, the default one unless named. */
  addBacklog(file: string, cloudId?: string): Promise<AddedProject[]>;
  /** Keys of all issues that backlogs brought to a site. */
  addedKeys(cloudId: string): ReadonlySet<string>;
  readonly tokens: Tokens;
  readonly acting: Acting;
  readonly faults: {
    add(request: FaultRequest): string;
    list(): FaultRule[];
    /** Removes one fault, or all. */
    clear(id?: string): void;
  };
  /** Switches limiters on or changes their figures; gives the settings. */
  setLimits(change: LimitChange): LimitSettings;
  /** Calls the observer at each phase of each request, and waits for it; gives the way to stop. */
  observe(observer: Observer): () => void;
  requests(): LoggedRequest[];
  forgetRequests(): void;
  duplicates(): Duplicate[];
  /** Requests for something Jira's description does not have: a correct product makes none. */
  violations(): Violation[];
  points(): { hour: number; total: Record<string, number> };
  readonly clock: { now(): Date; advance(milliseconds: number): void };
  save(path: string): void;
  load(path: string): void;
  /** Back to the first state; backlogs that were added are gone. */
  reset(): void;
}

/** Makes a simulator; it serves nothing before `listen`. */
export function createJiraSimulator(options: SimulatorOptions = {}): JiraSimulator {
  const { clock = () => new Date(), stateFile } = options;
  const world = createWorld(clock);
  const persist = () => {
    if (stateFile !== undefined) writeState(stateFile, world.state);
  };
  if (stateFile !== undefined) world.state = readState(stateFile) ?? world.state;
  const added = new Map<string, Set<string>>();
  const observers = new Set<Observer>();
  const timers = new Set<NodeJS.Timeout>();
  const app = createServer();
  const simulator: JiraSimulator = {
    async listen(port = 0) {
      await app.listen({ host: '127.0.0.1', port });
      const address = app.server.address() as AddressInfo;
      world.origin = `http://127.0.0.1:${address.port}`;
      return { origin: world.origin, port: address.port };
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await app.close();
    },
    get origin() {
      return world.origin;
    },
    get state() {
      return world.state;
    },
    tenants: { default: defaultCloudId, other: otherCloudId },
    async addBacklog(file, cloudId = defaultCloudId) {
      const site = getSite(world, cloudId);
      const before = new Set(Object.keys(site.keys));
      const projects = addBacklogFile(site, file, world.now());
      const keys = Object.keys(site.keys).filter((key) => !before.has(key));
      added.set(cloudId, new Set([...(added.get(cloudId) ?? []), ...keys]));
      persist();
      return projects;
    },
    addedKeys: (cloudId) => added.get(cloudId) ?? new Set(),
    ...createInspection(world),
    tokens: createTokens(world, persist),
    acting: createActing(world, persist),
    faults: {
      add: (request) => addFault(world, request).id,
      list: () => world.state.faults,
      clear(id) {
        const { faults } = world.state;
        world.state.faults = id === undefined ? [] : faults.filter((rule) => rule.id !== id);
      },
    },
    setLimits: (change) => changeLimits(world, change),
    observe(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    requests: () => world.state.requests,
    forgetRequests() {
      world.state.requests = [];
    },
    duplicates: () => findDuplicates(world),
    violations: () => world.state.violations,
    points: () => ({ hour: pointsUsed(world), total: world.state.limitUse.total }),
    clock: { now: () => new Date(world.now()), advance: world.advance },
    save: (path) => writeState(path, world.state),
    load(path) {
      world.state = readState(path) ?? fail(`there is no state in ${path}`);
    },
    reset() {
      world.state = initialState(world.now());
    },
  };
  registerControl(app, { simulator, onChange: persist });
  registerPages(app, world);
  registerGateway(app, { world, onCommit: persist, timers, observers });
  return simulator;
}

function createWorld(clock: () => Date): World {
  const world: World = {
    state: initialState(clock().getTime()),
    origin: 'http://127.0.0.1',
    now: () => clock().getTime() + world.state.clockAhead,
    advance(milliseconds) {
      world.state.clockAhead += milliseconds;
    },
  };
  return world;
}

function readState(path: string): SimulatorState | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SimulatorState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and renamed, so that a kill leaves the old state or the new one. */
function writeState(path: string, state: SimulatorState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

function fail(message: string): never {
  throw new Error(message);
}
