import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the image holds beside its dependencies. */
const shipped = [
  'bin',
  'domain',
  'activities',
  'api',
  'clients',
  'db',
  'outbox',
  'workflows',
].concat(['packs', 'prompts', 'editions', 'docs', 'package.json']);

interface Lock {
  packages: Record<string, { dev?: boolean; optional?: boolean }>;
}

/** Names of the packages that `npm ci --omit=dev` puts beside each other. */
function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const place = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/;
  return Object.entries(packages).flatMap(([path, { dev }]) => {
    const name = place.exec(path)?.[1];
    // Those of other platforms are listed and not there.
    return name && !dev && existsSync(join(root, path)) ? [name] : [];
  });
}

let tree: string;
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'readygate-production-'));
  for (const name of shipped) symlinkSync(join(root, name), join(tree, name));
  for (const name of productionPackages()) {
    const place = join(tree, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }
});
afterAll(() => rmSync(tree, { recursive: true }));

/** Runs a command where nothing else can be found: links stay where they are. */
function readygate(...args: string[]): Promise<string> {
  const options = ['--preserve-symlinks', '--preserve-symlinks-main'];
  return new Promise((resolve, reject) => {
    const where = { cwd: tree, env: { PATH: process.env.PATH } };
    const all = [...options, 'bin/cli.ts', ...args];
    execFile(process.execPath, all, where, (error, stdout) =>
      // 1 says that an issue is not ready.
      error && error.code !== 1 ? reject(error) : resolve(stdout),
    );
  });
}

describe('O5 the production dependencies alone', () => {
  it('hold nothing that only development needs', () => {
    expect(existsSync(join(tree, 'node_modules/yaml'))).toBe(true);
    expect(existsSync(join(tree, 'node_modules/@jest/globals'))).toBe(false);
  });

  it.each(['json', 'text', 'csv', 'html'])(
    'are enough to check a file, as %s',
    async (format) => {
      const stdout = await readygate('check', 'docs/example.csv', '--format', format);
      expect(stdout).toContain('SHED-');
    },
    60_000,
  );

  it.each(['rules', 'work-order', 'audit', 'keys', 'doctor', 'api', 'worker'])(
    'are enough to load the command %s',
    async (name) => {
      const stdout = await readygate(name, '--help');
      expect(stdout).toContain(`readygate -- ${name}`);
    },
    60_000,
  );
});
