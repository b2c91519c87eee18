import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { type Deployment, deploy, get } from '../helpers/deployment.ts';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await deploy();
}, 120_000);
afterAll(() => deployment.close());

describe('O2 the commands of docker-compose.yml start with what it gives them', () => {
  it('migrate makes log-ins, database and schema, and says so a second time', async () => {
    expect(await deployment.run('migrate')).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('up to date'),
    });
    expect(await deployment.run('migrate')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('nothing to apply'),
    });
  }, 60_000);

  it('api serves, says that it is ready, and asks for a token', async () => {
    const api = await deployment.start('api');
    const { port, opsPort } = api.ready;
    expect(port).not.toBe(opsPort);
    expect(await get(port, '/healthz')).toMatchObject({ statusCode: 200, text: '{"status":"ok"}' });
    const refused = await get(port, '/v1/issues/10112/readiness');
    expect(refused).toMatchObject({
      statusCode: 401,
      headers: { 'strict-transport-security': expect.stringContaining('max-age=31536000') },
    });
    const { text } = await get(port, '/.well-known/security.txt');
    expect(text).toContain(`Contact: ${deployment.variables.READYGATE_SECURITY_CONTACT}`);
    expect(await get(opsPort, '/readyz')).toMatchObject({ statusCode: 200 });
    // What operators see is on no public port.
    expect(await get(port, '/metrics')).toMatchObject({ statusCode: 404 });
    expect(await api.stop()).toBe(0);
  }, 60_000);

  it.each(['worker', 'worker-sweep', 'worker-model'])(
    '%s takes its queues and stops',
    async (name) => {
      const worker = await deployment.start(name);
      expect(await get(worker.ready.opsPort, '/readyz')).toMatchObject({ statusCode: 200 });
      const { text } = await get(worker.ready.opsPort, '/metrics');
      expect(text).toMatch(/^readygate_outbox_age_seconds \d/m);
      expect(await worker.stop()).toBe(0);
      const secret = deployment.variables.READYGATE_KEYS?.slice(-20) ?? '';
      expect(readFileSync(deployment.logOf(name), 'utf8')).not.toContain(secret);
    },
    90_000,
  );

  it('a worker runs workflows from the bundle that was made before', async () => {
    const worker = await deployment.start('worker');
    const namespace = deployment.variables.TEMPORAL_NAMESPACE ?? '';
    const client = new Client({ connection: deployment.connection, namespace });
    const options = { taskQueue: 'refine', workflowId: 'deploy/reconcile', args: [] };
    await client.workflow.execute('reconcile', options);
    const { status } = await client.workflow.getHandle('deploy/reconcile').describe();
    expect(status.name).toBe('COMPLETED');
    expect(await worker.stop()).toBe(0);
  }, 90_000);

  it('a bundle that is none stops the worker: it is used, not made again', async () => {
    const none = join(deployment.folder, 'none.cjs');
    writeFileSync(none, 'this is no script');
    const { exitCode, stdout } = await deployment.run('worker', {
      READYGATE_WORKFLOW_BUNDLE: none,
    });
    expect(exitCode).not.toBe(0);
    expect(stdout).toBe('');
  }, 60_000);
});
