import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bundleWorkflows } from '../../../bin/workflow-bundle.ts';
import type { ManagedProcess } from '../../../dev/process.ts';
import { startCommand } from '../../../dev/world/product.ts';
import { startWorld, type World, type WorldOptions } from '../../../dev/world.ts';
import { adminUrlOf } from './admin-url.ts';
import { writeFiveRowIssues } from './five-rows.ts';

export interface TestWorld extends World {
  readonly directory: string;
  /** The id of the next issue that nobody used yet; its plan has five rows. */
  nextIssue(): string;
  /** Statements as the administrator of the database, whom row security does not hold. */
  asAdministrator<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Starts one more process, with some variables changed. It ends with the world. */
  addProcess(command: 'api' | 'worker', env?: Record<string, string>): Promise<ManagedProcess>;
}

export interface TestWorldOptions extends Omit<WorldOptions, 'directory'> {
  /** How many issues of five rows there are. */
  issues?: number;
}

/** The product takes these times as settings; short ones make the waits of a test short. */
const quick = {
  READYGATE_SEND_SECONDS: '3',
  READYGATE_SETTLE_SECONDS: '1',
  READYGATE_LOOKUP_GAP_SECONDS: '1',
};

/** The whole product as processes of their own, with issues of five rows each. */
export async function startTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const { issues = 10, settings, backlogs = [], ...rest } = options;
  const directory = mkdtempSync(join(tmpdir(), 'readygate-world-'));
  const backlog = join(directory, 'five-rows.jsonl');
  const bundle = join(directory, 'workflows.cjs');
  writeFiveRowIssues(backlog, 'FIVE', issues);
  // A worker that starts again does so in a moment.
  writeFileSync(bundle, (await bundleWorkflows()).code);
  const world = await startWorld({
    ...rest,
    directory,
    backlogs: [backlog, ...backlogs],
    settings: { ...quick, READYGATE_WORKFLOW_BUNDLE: bundle, ...settings },
  });
  const more: ManagedProcess[] = [];
  const unused = world.simulator
    .issuesOf(world.tenantId)
    .filter(({ key }) => key.startsWith('FIVE-'))
    .map(({ id }) => id);
  const admin = new pg.Pool({ connectionString: adminUrlOf(world), max: 4 });
  admin.on('error', () => {});
  admin.on('connect', (client) => client.on('error', () => {}));
  return {
    ...world,
    directory,
    nextIssue: () => unused.shift() ?? fail('all issues are used: ask for more'),
    asAdministrator: async (text, values = []) => (await admin.query(text, values)).rows,
    async addProcess(command, env = {}) {
      const args = command === 'worker' ? ['--queues', 'refine,write,sweep,model'] : [];
      const added = await startCommand({ command, args, env: { ...world.env, ...env }, directory });
      more.push(added);
      return added;
    },
    async stop() {
      await admin.end();
      await Promise.all(more.map((process) => process.kill()));
      await world.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}
