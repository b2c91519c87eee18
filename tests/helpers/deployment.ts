import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { request } from 'undici';
import { type ManagedProcess, startProcess } from '../../dev/process.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import { fillIn, projectRoot, readCompose } from './compose.ts';
import { readEnvExample } from './env-file.ts';
import { testPostgres } from './postgres.ts';
import { type CliResult, runCli } from './run-cli.ts';

const { services } = readCompose();

/** The services of the Compose file without containers, on the engines of the tests. */
export interface Deployment {
  readonly folder: string;
  readonly connection: Connection;
  /** What an operator would have written to `.env`. */
  readonly variables: Record<string, string>;
  /** What Compose and the image would give a service; ports are free ones. */
  environmentOf(service: string): Record<string, string>;
  /** Runs a command in the place of a service, its own if none is given. */
  run(service: string, changes?: Record<string, string>, command?: string[]): Promise<CliResult>;
  /** Starts a service that lasts. */
  start(service: string, changes?: Record<string, string>): Promise<ManagedProcess>;
  logOf(service: string): string;
  close(): Promise<void>;
}

/** Builds the workflow bundle as the image does, and points the settings at local engines. */
export async function deploy(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'readygate-deploy-'));
  const bundle = join(folder, 'workflows.cjs');
  await promisify(execFile)(process.execPath, ['bin/build-workflows.ts', bundle], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '' },
  });
  const postgres = await testPostgres();
  const address = process.env.READYGATE_TEST_TEMPORAL ?? '';
  const connection = await Connection.connect({ address });
  const variables = {
    ...settingsFor(postgres.adminUrl),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: await createNamespace(address, false),
  };
  const started: ManagedProcess[] = [];
  const environmentOf = (name: string) => {
    const env = fillIn(services[name] ?? { image: '' }, variables);
    for (const port of ['READYGATE_PORT', 'READYGATE_OPS_PORT']) if (env[port]) env[port] = '0';
    return { ...env, NODE_ENV: 'production', READYGATE_WORKFLOW_BUNDLE: bundle };
  };
  const logOf = (name: string) => join(folder, `${name}.log`);
  return {
    folder,
    connection,
    variables,
    environmentOf,
    logOf,
    run: (name, changes = {}, command = services[name]?.command ?? []) =>
      runCli(command, { ...environmentOf(name), ...changes }),
    async start(name, changes = {}) {
      const running = await startProcess({
        name,
        args: [join(projectRoot, 'bin/cli.ts'), ...(services[name]?.command ?? [])],
        env: { ...environmentOf(name), ...changes },
        logFile: logOf(name),
      });
      started.push(running);
      return running;
    },
    async close() {
      await Promise.all(started.map((running) => running.stop()));
      await connection.close();
      await postgres.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The example's settings with keys, and with its log-ins moved to a database of this server. */
function settingsFor(adminUrl: string): Record<string, string> {
  const database = `readygate_deploy_${randomBytes(6).toString('hex')}`;
  const moved = (value: string) => {
    const url = new URL(value);
    url.host = new URL(adminUrl).host;
    // All tests of one server use one password.
    url.password = 'local';
    url.pathname = `/${database}`;
    return url.href;
  };
  const set = readEnvExample().filter((variable) => variable.set);
  return {
    ...Object.fromEntries(
      set.map(({ name, value }) => [name, value.startsWith('postgres:') ? moved(value) : value]),
    ),
    READYGATE_ADMIN_URL: adminUrl,
    READYGATE_KEYS: `2026-11:${randomBytes(32).toString('base64')}`,
  };
}

/** Asks a process of this machine. */
export async function get(port: number | undefined, path: string) {
  const { statusCode, headers, body } = await request(`http://127.0.0.1:${port}${path}`);
  return { statusCode, headers, text: await body.text() };
}
