import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../helpers/compose.ts';
import { loadTool, runTool } from '../helpers/tools.ts';

interface Entry {
  version: string;
  resolved?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, Entry>;
}

const { missingEntries } = await loadTool<{
  missingEntries(lock: Lockfile): Record<string, Entry>;
}>('lockfile/repair.mjs');

const lockfiles = execFileSync('git', ['ls-files', '*package-lock.json'], {
  cwd: projectRoot,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

describe('O1 every lockfile of the repository', () => {
  it.each(lockfiles)('%s names no registry and has the entries of every platform', (path) => {
    const lock = JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as Lockfile;
    const resolved = Object.values(lock.packages).filter((entry) => entry.resolved !== undefined);
    expect(resolved).toEqual([]);
    expect(missingEntries(lock)).toEqual({});
  });

  it('is found', () => {
    expect(lockfiles).toEqual(
      expect.arrayContaining([
        'package-lock.json',
        'tools/node24/package-lock.json',
        'tools/postgres/package-lock.json',
      ]),
    );
  });
});

describe('O1 the repair of a lockfile', () => {
  const lock: Lockfile = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/tool': {
        version: '2.0.0',
        optionalDependencies: {
          '@tool/darwin-arm64': '2.0.0',
          '@tool/linux-x64-gnu': '^2.0.0',
          '@tool/linux-arm64-musl': '2.0.0',
          plain: '1.0.0',
        },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '2.0.0' },
    },
  };

  it('adds what is missing with the platform in its name, and nothing else', () => {
    expect(missingEntries(lock)).toEqual({
      'node_modules/@tool/darwin-arm64': {
        version: '2.0.0',
        os: ['darwin'],
        cpu: ['arm64'],
        optional: true,
      },
      'node_modules/@tool/linux-arm64-musl': {
        version: '2.0.0',
        os: ['linux'],
        cpu: ['arm64'],
        libc: ['musl'],
        optional: true,
      },
    });
  });

  it('fails a check without a change, repairs, and then passes it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'readygate-lock-')), 'package-lock.json');
    const before = JSON.stringify(lock);
    writeFileSync(file, before);
    expect(await runTool('lockfile/repair.mjs', ['--check', file])).toMatchObject({ code: 1 });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await runTool('lockfile/repair.mjs', [file])).toMatchObject({ code: 0 });
    expect(await runTool('lockfile/repair.mjs', ['--check', file])).toMatchObject({ code: 0 });
  });
});
