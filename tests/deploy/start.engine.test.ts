import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { request } from 'undici';
import { type ManagedProcess, startProcess } from '../../dev/process.ts';
import { createNamespace } from '../../dev/world/namespace.ts';
import { type ComposeService, fillIn, projectRoot, readCompose } from '../helpers/compose.ts';
import { readEnvExample } from '../helpers/env-file.ts';
import { testPostgres } from '../helpers/postgres.ts';
import { runCli } from '../helpers/run-cli.ts';

const { services } = readCompose();
const cli = join(projectRoot, 'bin/cli.ts');
const keys = `2026-11:${randomBytes(32).toString('base64')}`;

let folder: string;
let bundle: string;
let variables: Record<string, string>;
let connection: Connection;
let started: ManagedProcess[] = [];
let release = async () => {};

/** The settings an operator would write, pointed at the engines of this test. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readygate-deploy-'));
  bundle = join(folder, 'workflows.cjs');
  await promisify(execFile)(process.execPath, ['bin/build-workflows.ts', bundle], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '' },
  });
  const postgres = await testPostgres();
  release = postgres.release;
  const database = `readygate_deploy_${randomBytes(6).toString('hex')}`;
  const address = process.env.READYGATE_TEST_TEMPORAL ?? '';
  connection = await Connection.connect({ address });
  variables = {
    ...Object.fromEntries(readEnvExample().map(({ name, value, set }) => [name, set ? value : ''])),
    READYGATE_KEYS: keys,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: await createNamespace(address, false),
  };
  for (const [name, value] of Object.entries(variables))
    if (value.startsWith('postgres:'))
      variables[name] =
        name === 'READYGATE_ADMIN_URL'
          ? postgres.adminUrl
          : moved(value, postgres.adminUrl, database);
}, 120_000);

afterAll(async () => {
  await Promise.all(started.map((running) => running.kill()));
  await connection?.close();
  await release();
  rmSync(folder, { recursive: true, force: true });
});

/** The same log-in on another server. All tests of one server use one password. */
function moved(value: string, server: string, database: string): string {
  const url = new URL(value);
  url.host = new URL(server).host;
  url.password = 'local';
  url.pathname = `/${database}`;
  return url.href;
}

/** What the image and Compose would set, but for the ports: here one is free for each process. */
function environmentOf(service: ComposeService | undefined): Record<string, string> {
  const env = fillIn(service ?? { image: '' }, variables);
  for (const name of ['READYGATE_PORT', 'READYGATE_OPS_PORT']) if (env[name]) env[name] = '0';
  return { ...env, NODE_ENV: 'production', READYGATE_WORKFLOW_BUNDLE: bundle };
}

async function start(name: string): Promise<ManagedProcess> {
  const service = services[name];
  const running = await startProcess({
    name,
    args: [cli, ...(service?.command ?? [])],
    env: environmentOf(service),
    logFile: logOf(name),
  });
  started.push(running);
  return running;
}

const logOf = (name: string) => join(folder, `${name}.log`);

async function get(port: number | undefined, path: string) {
  const { statusCode, headers, body } = await request(`http://127.0.0.1:${port}${path}`);
  return { statusCode, headers, text: await body.text() };
}

async function stop(running: ManagedProcess): Promise<number | null> {
  started = started.filter((other) => other !== running);
  return await running.stop();
}

describe('O2 the commands of docker-compose.yml start with what it gives them', () => {
  it('migrate makes log-ins, database and schema, and says so a second time', async () => {
    const { command = [] } = services.migrate ?? {};
    const env = environmentOf(services.migrate);
    expect(await runCli(command, env)).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('up to date'),
    });
    expect(await runCli(command, env)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('nothing to apply'),
    });
  }, 60_000);

  it('api serves, says that it is ready, and asks for a token', async () => {
    const api = await start('api');
    const { port, opsPort } = api.ready;
    expect(port).not.toBe(opsPort);
    expect(await get(port, '/healthz')).toMatchObject({ statusCode: 200, text: '{"status":"ok"}' });
    const refused = await get(port, '/v1/issues/10112/readiness');
    expect(refused).toMatchObject({
      statusCode: 401,
      headers: { 'strict-transport-security': expect.stringContaining('max-age=31536000') },
    });
    const { text } = await get(port, '/.well-known/security.txt');
    expect(text).toContain(`Contact: ${variables.READYGATE_SECURITY_CONTACT}`);
    expect(await get(opsPort, '/readyz')).toMatchObject({ statusCode: 200 });
    // What operators see is on no public port.
    expect(await get(port, '/metrics')).toMatchObject({ statusCode: 404 });
    expect(await stop(api)).toBe(0);
  }, 60_000);

  it.each(['worker', 'worker-sweep', 'worker-model'])(
    '%s takes its queues and stops',
    async (name) => {
      const worker = await start(name);
      expect(await get(worker.ready.opsPort, '/readyz')).toMatchObject({ statusCode: 200 });
      const { text } = await get(worker.ready.opsPort, '/metrics');
      expect(text).toMatch(/^readygate_outbox_age_seconds \d/m);
      expect(await stop(worker)).toBe(0);
      const log = readFileSync(logOf(name), 'utf8');
      expect(log).not.toContain(keys.slice(-20));
    },
    90_000,
  );

  it('a worker runs workflows from the bundle that was made before', async () => {
    const worker = await start('worker');
    const namespace = variables.TEMPORAL_NAMESPACE ?? '';
    const client = new Client({ connection, namespace });
    const options = { taskQueue: 'refine', workflowId: 'deploy/reconcile', args: [] };
    await client.workflow.execute('reconcile', options);
    const { status } = await client.workflow.getHandle('deploy/reconcile').describe();
    expect(status.name).toBe('COMPLETED');
    expect(await stop(worker)).toBe(0);
  }, 90_000);

  it('a bundle that is none stops the worker: it is used, not made again', async () => {
    const none = join(folder, 'none.cjs');
    writeFileSync(none, 'this is no script');
    const env = { ...environmentOf(services.worker), READYGATE_WORKFLOW_BUNDLE: none };
    const { exitCode, stdout } = await runCli(['worker'], env);
    expect(exitCode).not.toBe(0);
    expect(stdout).toBe('');
  }, 60_000);
});

describe('O5 a wrong value stops a process before it opens anything', () => {
  it.each([
    ['api', 'READYGATE_PORT'],
    ['api', 'READYGATE_OPS_PORT'],
    ['api', 'READYGATE_SECURITY_CONTACT'],
    ['api', 'READYGATE_LICENSING'],
    ['worker', 'READYGATE_OPS_PORT'],
    ['worker', 'TEMPORAL_ADDRESS'],
    ['worker', 'READYGATE_SETTLE_SECONDS'],
    ['worker-model', 'OPENAI_BASE_URL'],
  ])(
    '%s with a wrong %s',
    async (name, variable) => {
      const service = services[name];
      // A database that nobody answers at would hold the start up for a minute.
      const env = {
        ...environmentOf(service),
        READYGATE_DATABASE_URL: 'postgres://u:w@127.0.0.1:1/d',
      };
      const { exitCode, stderr } = await runCli(service?.command ?? [], {
        ...env,
        [variable]: 'not right',
      });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`"path":"${variable}"`);
    },
    30_000,
  );
});
