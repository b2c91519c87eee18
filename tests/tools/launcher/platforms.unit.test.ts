import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../helpers/compose.ts';
import { loadTool, runTool } from '../../helpers/tools.ts';

interface Packages {
  node: string;
  postgres: string;
}

const { platforms, packagesHere } = await loadTool<{
  platforms: Record<string, Packages>;
  packagesHere(platform?: string, arch?: string): Packages | undefined;
}>('launcher/platforms.mjs');

const folders = { node: 'tools/node24', postgres: 'tools/postgres' } as const;

const json = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

describe('O1 the table of packages per platform', () => {
  it('knows Linux and macOS, x64 and arm64', () => {
    expect(Object.keys(platforms).sort()).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-x64',
    ]);
    expect(packagesHere('linux', 'arm64')).toEqual(platforms['linux-arm64']);
    expect(packagesHere('win32', 'x64')).toBeUndefined();
  });

  it.each(Object.entries(platforms))('%s: pinned and locked, for that platform', (name, parts) => {
    const [os = '', cpu = ''] = name.split('-');
    for (const part of ['node', 'postgres'] as const) {
      const { optionalDependencies } = json(`${folders[part]}/package.json`);
      const { packages } = json(`${folders[part]}/package-lock.json`);
      const entry = packages[`node_modules/${parts[part]}`];
      expect(optionalDependencies[parts[part]]).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(entry).toMatchObject({ version: optionalDependencies[parts[part]], optional: true });
      expect([entry.os].flat()).toEqual([os]);
      expect([entry.cpu].flat()).toEqual([cpu]);
      expect(entry.integrity).toMatch(/^sha512-/);
    }
  });

  it('holds every package that is locked', () => {
    for (const part of ['node', 'postgres'] as const) {
      const { optionalDependencies } = json(`${folders[part]}/package.json`);
      const known = Object.values(platforms).map((parts) => parts[part]);
      expect(Object.keys(optionalDependencies).sort()).toEqual(known.sort());
    }
  });
});

describe('O1 where a part cannot be had', () => {
  /** A machine of another kind, without Go, and with a cache and no npm to download with. */
  async function launch(command: string, { platform = 'linux', node = '24.21.0', env = {} }) {
    const cache = join(mkdtempSync(join(tmpdir(), 'readygate-cache-')), 'cache');
    const preload = [
      `Object.defineProperty(process, 'platform', { value: '${platform}' });`,
      `Object.defineProperty(process.versions, 'node', { value: '${node}' });`,
    ].join('');
    const variables = { PATH: '/nowhere', READYGATE_CACHE: cache, ...env };
    const ended = await runTool('launcher/main.mjs', [command], { env: variables, preload });
    return { ...ended, cached: existsSync(cache) };
  }

  const oneLine = (text: string) => text.trim().split('\n').length === 1;

  it.each([
    [
      'Node',
      'readygate',
      { platform: 'sunos', node: '20.19.0' },
      /install it from https:\/\/nodejs/,
    ],
    ['Temporal', 'demo', { node: '20.19.0' }, /apt-get install golang; macOS: brew install go/],
    ['Temporal', 'test', {}, /^Temporal 1\.32\.0 or newer is needed/],
    ['Temporal', 'chaos', {}, /^Temporal's production server is needed/],
    [
      'PostgreSQL',
      'demo',
      { platform: 'sunos', env: { TEMPORAL_ADDRESS: '127.0.0.1:9' } },
      /set READYGATE_POSTGRES_BIN/,
    ],
  ])(
    '%s: %s says so in one sentence before anything is downloaded',
    async (_part, command, machine, sentence) => {
      const { code, stdout, stderr, cached } = await launch(command, machine);
      expect({ code, stdout, cached }).toEqual({ code: 1, stdout: '', cached: false });
      expect(stderr).toMatch(sentence);
      expect(oneLine(stderr)).toBe(true);
    },
  );

  it('answers an unknown command with those it knows', async () => {
    const { code, stderr } = await launch('dmeo', {});
    expect(code).toBe(2);
    expect(stderr).toContain('readygate|demo|test|bench|chaos|faults|fuzz|screenshots|verify');
  });
});
