import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { projectFile, projectRoot } from '../helpers/compose.ts';
import { runCli } from '../helpers/run-cli.ts';

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim().split('\n');

const documents = git('ls-files', '*.md');
const scriptsOf = (path: string) => Object.keys(JSON.parse(projectFile(path)).scripts);
const scripts = scriptsOf('package.json');
const known = [...scripts, ...scriptsOf('forge-app/package.json')];

/** Text without blocks and spans of code, where brackets are no links. */
const prose = (path: string) => projectFile(path).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');

describe.each(documents)('%s', (path) => {
  it('links to files that exist', () => {
    const targets = [...prose(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)];
    for (const [, target = ''] of targets) {
      const file = join(projectRoot, dirname(path), target);
      expect([target, existsSync(file)]).toEqual([target, true]);
    }
  });

  it('names npm commands that exist', () => {
    for (const [, name = ''] of projectFile(path).matchAll(/npm run (?:-s )?([\w-]+)/g))
      expect(known).toContain(name);
  });

  it('names commands of readygate that exist', async () => {
    const named = [
      ...projectFile(path).matchAll(
        /(?:readygate -- |bin\/cli\.ts |compose run [^\n]*? (?:worker|migrate) )(\w+)/g,
      ),
    ];
    if (named.length === 0) return;
    const { stdout } = await runCli(['--help'], {});
    const commands = [...stdout.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    for (const [, name] of named) expect([...commands, 'COMMAND']).toContain(name);
  });
});

describe('README.md', () => {
  it('names folders that exist', () => {
    const [, tree = ''] = /```text\n([\s\S]*?)```/.exec(projectFile('README.md')) ?? [];
    const folders = tree.match(/^[\w-]+\//gm) ?? [];
    expect(folders.length).toBeGreaterThan(10);
    for (const folder of folders)
      expect([folder, existsSync(join(projectRoot, folder))]).toEqual([folder, true]);
  });
});

describe('docs/security.md', () => {
  it('names a test that exists for each promise', () => {
    const [, table = ''] = projectFile('docs/security.md').split('## Each promise');
    const promises = table.split('\n').filter((line) => /^\| (?!promise )[a-z]/.test(line));
    expect(promises.length).toBeGreaterThan(20);
    for (const line of promises) {
      const [, test = ''] = /\| `(tests\/\S+\.test\.ts)` +\|$/.exec(line) ?? [];
      expect([line, test !== '' && existsSync(join(projectRoot, test))]).toEqual([line, true]);
    }
  });
});

describe('docs/install.md', () => {
  it('names settings that the backend or the manifest has', () => {
    const settings = `${projectFile('.env.example')}${projectFile('forge-app/manifest.yml')}`;
    const named = projectFile('docs/install.md').match(/READYGATE_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect([name, settings.includes(name)]).toEqual([name, true]);
  });
});

describe('docs/features.md', () => {
  const rows = [...projectFile('docs/features.md').matchAll(/^\| ([A-Z]\d+) +\|(.*)\|$/gm)];
  const ids = rows.map(([, id = '']) => id);

  it('names each feature once, with files that exist', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id, cells = ''] of rows) {
      const named = [...cells.matchAll(/`([\w./-]+\/[\w./-]*|[\w-]+\.yml)`/g)].map(
        ([, name]) => name,
      );
      expect([id, named.length]).toEqual([id, 2]);
      for (const name of named)
        expect([id, name, existsSync(join(projectRoot, name ?? ''))]).toEqual([id, name, true]);
    }
  });

  it('has a line for every id that a test carries in its title', () => {
    const titles = git('grep', '-h', '-E', "^ *(describe|it)\\(?'", '--', 'tests/*.test.ts');
    const carried = titles.flatMap((line) => {
      const [, title = ''] = /'((?:[A-Z]\d+ (?:and )?)+)/.exec(line) ?? [];
      return title.match(/[A-Z]\d+/g) ?? [];
    });
    expect(new Set(carried).size).toBeGreaterThan(20);
    for (const id of new Set(carried)) expect(ids).toContain(id);
  });
});

describe('.github/workflows/ci.yml', () => {
  const text = projectFile('.github/workflows/ci.yml');
  const workflow = parse(text);

  it('may read only, and pins every action to a commit', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(5);
    for (const action of uses)
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('calls the commands of contributors, on every platform that is promised', () => {
    expect(text).toMatch(/- run: npm run verify$/m);
    expect(text).toMatch(/- run: npm test$/m);
    for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([\w-]+)/g))
      expect(scripts).toContain(name);
    expect(workflow.jobs.test.strategy.matrix.machine).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ubuntu.*arm$/),
        expect.stringMatching(/^ubuntu-[\d.]+$/),
        expect.stringMatching(/^macos-\d+$/),
        expect.stringMatching(/^macos.*intel$/),
      ]),
    );
  });
});

describe('LICENSE', () => {
  it('is the whole Apache License 2.0, as package.json says', () => {
    expect(JSON.parse(projectFile('package.json')).license).toBe('Apache-2.0');
    expect(projectFile('LICENSE')).toMatch(
      /Apache License\s+Version 2\.0, January 2004[\s\S]*END OF TERMS AND CONDITIONS/,
    );
  });
});
