import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../../db/audit-chain.ts';
import { claimEnvironment, findEnvironment } from '../../../db/forge-environment.ts';
import { findNotifySettings } from '../../../db/notify-settings.ts';
import { findMode } from '../../../db/project-modes.ts';
import { findTenant } from '../../../db/tenants.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../../helpers/database.ts';
import { tenantA, tenantB } from '../../helpers/plans.ts';
import { databaseVariables, runCli } from '../../helpers/run-cli.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withDatabase();
  env = databaseVariables(database.urls);
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const run = (...args: string[]) => runCli(args, env);
const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');

describe('O5 migrate', () => {
  it('finds nothing to do on a database that is up to date', async () => {
    // The first one brings the editions, which the tests' template has none of.
    await run('migrate');
    expect(await run('migrate')).toMatchObject({ exitCode: 0, stdout: 'nothing to apply\n' });
  });

  it('is safe to repeat with --bootstrap, and needs the administrator for it', async () => {
    const repeated = await runCli(['migrate', '--bootstrap'], {
      ...env,
      READYGATE_ADMIN_URL: database.serverUrl,
    });
    expect(repeated).toMatchObject({ exitCode: 0, stderr: '' });
    const without = await run('migrate', '--bootstrap');
    expect(without.exitCode).toBe(2);
    expect(lastLine(without.stderr)).toMatchObject({ path: 'READYGATE_ADMIN_URL' });
  });
});

describe('T8 tenant', () => {
  const mode = (value: string, project = '10000', tenant = tenantA) =>
    run('tenant', 'mode', '--tenant', tenant, '--project', project, value);

  it('sets the mode of a project, audited as the operator', async () => {
    expect(await mode('propose')).toMatchObject({
      exitCode: 0,
      stdout: 'project 10000: propose\n',
    });
    const stored = await database.withTenant(tenantA, (tx) => findMode(tx, '10000'));
    expect(stored).toBe('propose');
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'project.mode_changed',
      actor: { kind: 'operator' },
      subject: { kind: 'project', id: '10000' },
      data: { mode: 'propose' },
    });
    await mode('off');
    expect(await database.withTenant(tenantA, (tx) => findMode(tx, '10000'))).toBe('off');
  });

  it('stops and resumes writing', async () => {
    const writes = (value: string) => run('tenant', 'writes', '--tenant', tenantA, value);
    const stopped = async () =>
      (await database.withTenant(tenantA, (tx) => findTenant(tx)))?.writesStopped;
    expect((await writes('stop')).exitCode).toBe(0);
    expect(await stopped()).toBe(true);
    expect((await writes('resume')).exitCode).toBe(0);
    expect(await stopped()).toBe(false);
  });

  it('answers 2 with a code and a place to anything else', async () => {
    const unknown = '33333333-3333-4333-8333-333333333333';
    const cases: [ReturnType<typeof run>, object][] = [
      [mode('sometimes'), { code: 'invalid_request', path: 'the mode' }],
      [mode('propose', 'SHOP'), { code: 'invalid_request', path: '--project' }],
      [mode('propose', '10000', 'shop'), { code: 'invalid_request', path: '--tenant' }],
      [mode('propose', '10000', unknown), { code: 'not_found', path: '--tenant' }],
      [run('tenant', 'mode', '--nonsense'), { code: 'invalid_request', path: 'the arguments' }],
      [run('tenant'), { code: 'invalid_request' }],
      [
        runCli(['tenant', 'writes', '--tenant', tenantA, 'stop'], {
          READYGATE_DATABASE_URL: database.urls.owner,
        }),
        { code: 'invalid_configuration', path: 'READYGATE_DATABASE_URL' },
      ],
      [
        runCli(['tenant', 'writes', '--tenant', tenantA, 'stop'], {}),
        { code: 'invalid_configuration', path: 'READYGATE_DATABASE_URL' },
      ],
    ];
    for (const [running, expected] of cases) {
      const { exitCode, stdout, stderr } = await running;
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(lastLine(stderr)).toMatchObject(expected);
    }
  });
});

describe('O5 tenant forget-environment', () => {
  it('takes back what an API claimed, as long as no site was seen', async () => {
    const empty = await withDatabase();
    try {
      const forget = () => runCli(['tenant', 'forget-environment'], databaseVariables(empty.urls));
      await claimEnvironment(empty.pools.app, 'STAGING', testNow);
      expect(await forget()).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await findEnvironment(empty.pools.app)).toBeNull();
      expect(await forget()).toMatchObject({ exitCode: 0 });
      await claimEnvironment(empty.pools.app, 'PRODUCTION', testNow);
      await installTenant(empty, tenantA);
      const { exitCode, stderr } = await forget();
      expect([exitCode, lastLine(stderr)]).toMatchObject([2, { code: 'invalid_configuration' }]);
      expect(await findEnvironment(empty.pools.app)).toBe('PRODUCTION');
    } finally {
      await empty.close();
    }
  }, 30_000);
});

describe('O5 tenant list', () => {
  it('shows every tenant with its installations, states and times, and no name', async () => {
    await database.asAdministrator(
      `update installations set app_version = '1.2.0', state = 'suspended', inactive_since = $2 where tenant_id = $1`,
      [tenantB, testNow],
    );
    const { exitCode, stdout } = await runCli(['tenant', 'list'], {
      READYGATE_DATABASE_URL_CLOCK: database.urls.clock,
    });
    expect(exitCode).toBe(0);
    const cells = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
    const seen = testNow.toISOString();
    expect(cells).toEqual([
      [
        'TENANT',
        'STATE',
        'INSTALLATION',
        'STATE',
        'ENVIRONMENT',
        'VERSION',
        'LAST SEEN',
        'INACTIVE SINCE',
      ],
      [tenantA, 'active', installationOf(tenantA), 'active', 'DEVELOPMENT', '-', seen, '-'],
      [tenantB, 'active', installationOf(tenantB), 'suspended', 'DEVELOPMENT', '1.2.0', seen, seen],
    ]);
    await database.asAdministrator(
      `update installations set state = 'active', inactive_since = null`,
    );
  });

  it('takes nothing else', async () => {
    for (const args of [
      ['list', 'all'],
      ['list', '--tenant', tenantA],
    ])
      expect(await run('tenant', ...args)).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('A12 tenant notify', () => {
  const keys = { READYGATE_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` };
  const notify = (input: string, ...args: string[]) =>
    runCli(['tenant', 'notify', '--tenant', tenantA, ...args], { ...env, ...keys }, input);
  const url = 'https://chat.example/services/a-secret-path';
  const settings = () => database.withTenant(tenantA, findNotifySettings);

  it('turns mails and a webhook on and off, and says how it is', async () => {
    expect((await notify('')).stdout).toBe('email: off\nwebhook: off\nsite: not set\n');
    const on = await notify('', '--site', 'https://lumen.example', '--email', 'on');
    expect(on).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('email: on') });
    const hook = await notify(`${url}\n`, '--webhook', 'on', '--format', 'card');
    expect(hook.stdout).toMatch(
      /^email: on\nwebhook: chat\.example \(card\)\nsite: .*\nkey: \S{44}$/m,
    );
    expect(await settings()).toMatchObject({ email: true, webhook: { url, format: 'card' } });
    const after = await notify('', '--webhook', 'off', '--email', 'off');
    expect(after.stdout).not.toContain('key');
    expect(await settings()).toMatchObject({ version: 3, email: false, webhook: null });
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({ action: 'notify.changed' });
    for (const { body } of entries) expect(body).not.toContain('a-secret-path');
  });

  it.each([
    [url, ['--webhook', 'maybe'], '--webhook'],
    ['http://chat.example/', ['--webhook', 'on'], 'standard input'],
    ['https://me:secret@chat.example/', ['--webhook', 'on'], 'standard input'],
    ['', ['--webhook', 'on'], 'standard input'],
    ['', ['--site', 'https://lumen.example/jira'], '--site'],
    ['', ['--format', 'text'], '--format'],
    ['', ['--email', 'on', '--project', '10000'], 'the command'],
  ])('refuses %j with %j', async (input, args, path) => {
    const { exitCode, stdout, stderr } = await notify(input, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(lastLine(stderr)).toMatchObject({ code: 'invalid_request', path });
    expect(stderr).not.toContain('secret');
  });
});

describe('T6 processes', () => {
  const settings = {
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    READYGATE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f',
    READYGATE_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    READYGATE_PORT: '0',
    READYGATE_OPS_PORT: '0',
  };

  it.each([
    ['api', 'READYGATE_DATABASE_URL'],
    ['worker', 'READYGATE_DATABASE_URL'],
    ['worker', 'READYGATE_DATABASE_URL_DISPATCHER'],
    ['worker', 'READYGATE_DATABASE_URL_CLOCK'],
  ])('%s does not start with the owner or a superuser in %s', async (command, variable) => {
    for (const url of [database.urls.owner, database.adminUrl]) {
      const started = await runCli([command], { ...env, ...settings, [variable]: url });
      expect(started).toMatchObject({ exitCode: 2, stdout: '' });
      expect(lastLine(started.stderr)).toMatchObject({
        code: 'invalid_configuration',
        path: variable,
      });
    }
  });
});

describe('L1 one database serves one environment of the app', () => {
  it('api does not start for another one', async () => {
    await claimEnvironment(database.pools.app, 'PRODUCTION', testNow);
    const settings = {
      READYGATE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f',
      READYGATE_FORGE_ENVIRONMENT: 'DEVELOPMENT',
      READYGATE_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      READYGATE_PORT: '0',
      READYGATE_OPS_PORT: '0',
    };
    const started = await runCli(['api'], { ...env, ...settings });
    expect(started).toMatchObject({ exitCode: 2, stdout: '' });
    expect(lastLine(started.stderr)).toMatchObject({
      code: 'invalid_configuration',
      path: 'READYGATE_FORGE_ENVIRONMENT',
      expected: 'PRODUCTION',
    });
  });
});

describe('X2 audit verify', () => {
  it('passes every tenant, as text and as JSON', async () => {
    const text = await run('audit', 'verify');
    expect(text).toMatchObject({ exitCode: 0, stderr: '' });
    expect(text.stdout).toMatch(/^2 tenants, \d+ entries: every chain holds$/m);
    const json = await run('audit', 'verify', '--format', 'json');
    expect(json.exitCode).toBe(0);
    const lines = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ tenant }) => tenant)).toEqual([tenantA, tenantB, undefined]);
    expect(lines.at(-1)).toMatchObject({ ok: true, tenants: 2, broken: [] });
  });

  it('needs no log-in but the reader for one tenant', async () => {
    const one = await runCli(['audit', 'verify', '--tenant', tenantB, '--format', 'json'], {
      READYGATE_DATABASE_URL_READONLY: database.urls.readonly,
    });
    expect(one.exitCode).toBe(0);
    expect(lastLine(one.stdout)).toMatchObject({ ok: true, tenants: 1, entries: 1 });
  });

  it('answers 1 and names the entry when a chain is broken', async () => {
    await database.asAdministrator(
      `set session_replication_role = replica;
       update audit_entries set body = replace(body, 'first', 'never') where tenant_id = '${tenantB}' and seq = 1`,
    );
    const json = await run('audit', 'verify', '--format', 'json');
    expect(json.exitCode).toBe(1);
    expect(json.stdout).toContain(
      JSON.stringify({ tenant: tenantB, ok: false, entries: 0, seq: 1, problem: 'altered' }),
    );
    expect(lastLine(json.stdout)).toMatchObject({ ok: false, broken: [tenantB] });
    const text = await run('audit', 'verify', '--tenant', tenantB);
    expect(text.exitCode).toBe(1);
    expect(text.stdout).toContain(`${tenantB}: broken at entry 1 (altered)`);
  });

  it('answers 2 to a tenant that is not known', async () => {
    const tenant = '33333333-3333-4333-8333-333333333333';
    const { exitCode, stderr } = await run('audit', 'verify', '--tenant', tenant);
    expect(exitCode).toBe(2);
    expect(lastLine(stderr)).toMatchObject({ code: 'not_found', path: '--tenant' });
  });
});
