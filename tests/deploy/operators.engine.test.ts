import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createForgeStandIn } from '../../dev/forge/stand-in.ts';
import { type Deployment, deploy, get } from '../helpers/deployment.ts';
import { startTcpProxy } from '../helpers/tcp-proxy.ts';

/** The one that keys of a test can stand for. */
const development = { READYGATE_FORGE_ENVIRONMENT: 'DEVELOPMENT' };

let deployment: Deployment;
beforeAll(async () => {
  deployment = await deploy();
  await deployment.run('migrate');
}, 120_000);
afterAll(() => deployment.close());

/** The value of a variable through a proxy that can be closed. */
async function through(variable: string) {
  const value = deployment.variables[variable] ?? '';
  const isUrl = value.includes('://');
  const target = isUrl ? value : `http://${value}`;
  const proxy = await startTcpProxy(target);
  const url = proxy.url(target);
  return { changed: isUrl ? url : new URL(url).host, close: proxy.close };
}

describe('O3 readiness says what is missing', () => {
  it.each([
    ['api', 'READYGATE_DATABASE_URL', 'database_unavailable'],
    ['worker', 'READYGATE_DATABASE_URL', 'database_unavailable'],
    ['worker', 'TEMPORAL_ADDRESS', 'temporal_unavailable'],
  ])(
    '%s loses what %s names: %s',
    async (name, variable, problem) => {
      const { changed, close } = await through(variable);
      const running = await deployment.start(name, { ...development, [variable]: changed });
      const ready = () => get(running.ready.opsPort, '/readyz');
      expect(await ready()).toMatchObject({
        statusCode: 200,
        text: '{"ready":true,"problems":[]}',
      });
      await close();
      expect(await ready()).toMatchObject({
        statusCode: 503,
        text: `{"ready":false,"problems":["${problem}"]}`,
      });
      await running.kill();
    },
    60_000,
  );
});

describe('O3 metrics of workers', () => {
  it('tell the age of the outbox, the points that are left and when tasks of the clock last ran', async () => {
    const running = await deployment.start('worker', {});
    const { text } = await get(running.ready.opsPort, '/metrics');
    expect(text).toMatch(/^readygate_outbox_age_seconds 0$/m);
    expect(text).toMatch(/^readygate_installations\{state="suspended"\} 0$/m);
    expect(text).toMatch(/^readygate_jira_points_left\{pool="app"\} 65000$/m);
    await running.kill();
  }, 60_000);
});

describe('O5 what docs/operations.md tells operators to run', () => {
  it('doctor finds everything that workers need, and names what it does not find', async () => {
    const forge = createForgeStandIn({
      appId: deployment.variables.READYGATE_FORGE_APP_ID ?? '',
      environment: 'DEVELOPMENT',
      jiraOrigin: 'https://api.atlassian.com',
    });
    const { jwksUrl } = await forge.listen();
    const local = { ...development, READYGATE_FORGE_JWKS_URL: jwksUrl };
    const well = await deployment.run('worker', local, ['doctor']);
    expect(well.stdout).not.toMatch(/^FAIL/m);
    expect(well).toMatchObject({ exitCode: 0, stderr: '' });
    expect(well.stdout).toMatch(/^ok {4}environment +the database serves DEVELOPMENT$/m);
    await forge.close();
    const lost = { ...local, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const ill = await deployment.run('worker', lost, ['doctor']);
    expect(ill.exitCode).toBe(1);
    expect(ill.stdout).toMatch(/^FAIL {2}key set +cannot be reached/m);
    expect(ill.stdout).toMatch(/^FAIL {2}temporal +cannot be reached/m);
    expect(ill.stdout).toMatch(/^ok {4}migrations +none is pending/m);
    const secret = deployment.variables.READYGATE_KEYS?.slice(-20) ?? '';
    for (const hidden of [secret, ':local@']) expect(ill.stdout).not.toContain(hidden);
  }, 60_000);

  it('tenant and audit verify have the variables they read', async () => {
    const tenant = '11111111-2222-4333-8444-555555555555';
    const mode = ['tenant', 'mode', '--tenant', tenant, '--project', '10000', 'observe'];
    // No site has called yet; what matters is that it got that far.
    const { stderr } = await deployment.run('worker', {}, mode);
    expect(stderr).toContain('a tenant is known from its first verified call');
    const verified = await deployment.run('migrate', {}, ['audit', 'verify']);
    expect(verified).toMatchObject({ exitCode: 0, stderr: '' });
  }, 60_000);
});
