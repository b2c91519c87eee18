import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const app = new URL('../../forge-app/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'readygate-manifest-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Problem {
  level: string;
  message: string;
}

/** What is wrong with a copy of the manifest, and the change that makes it so. */
const broken: [string, string, string][] = [
  ['a scope that an event needs', '    - read:jira-work\n', ''],
  [
    'an endpoint of a trigger, which asks for a user token,',
    '/forge/events/lifecycle\n      auth:\n',
    '/forge/events/lifecycle\n      auth:\n        appUserToken:\n          enabled: true\n',
  ],
  ['the runtime', '    name: nodejs24.x', '    name: nodejs12.x'],
  ['the endpoint of the screen', 'endpoint: readygate-people', 'endpoint: nowhere'],
  ['the folder of a resource', 'path: static/app/dist', 'path: static/nowhere'],
  ['the entry of a screen', 'resource: app/project', 'resource: app/nowhere'],
  ['the function of the status', 'function: readygate-status', 'function: nowhere'],
  ['the handler of a function', 'handler: index.status', 'handler: nowhere.status'],
  ['a name in all languages', 'i18n: gate.name', 'i18n: gate.nowhere'],
  [
    'the second page to get started',
    '      resource: app/admin\n',
    '      resource: app/admin\n      useAsGetStarted: true\n',
  ],
];

/** What docs/install.md says that an operator may change, and how. */
const variants: [string, string, string][] = [
  ['licensing', '  runtime:\n', '  licensing:\n    enabled: true\n  runtime:\n'],
  ['the scope for listing gates', '  scopes:\n', '  scopes:\n    - manage:jira-configuration\n'],
];

/** Problems by file, ours first: the validator takes seconds to start, so it runs once. */
let problems: Problem[][] = [];

beforeAll(async () => {
  const ours = readFileSync(join(app, 'manifest.yml'), 'utf8');
  const changed = [...broken, ...variants].map(([, before, after]) => ours.replace(before, after));
  const texts = [ours, ...changed];
  const files = texts.map((text, at) => {
    mkdirSync(join(folder, `${at}`));
    // What a manifest names is looked up beside it.
    for (const name of ['static', 'src', 'translations'])
      symlinkSync(join(app, name), join(folder, `${at}/${name}`));
    const file = join(folder, `${at}/manifest.yml`);
    writeFileSync(file, text);
    return file;
  });
  const env = { PATH: process.env.PATH };
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [join(app, 'validate.mjs'), ...files], { env }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  problems = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}, 120_000);

describe('the manifest', () => {
  it('passes the full validation, offline and without a warning', () => {
    expect(problems).toHaveLength(1 + broken.length + variants.length);
    expect(problems[0]).toEqual([]);
  });

  it.each(broken.map(([what], at) => [what, at + 1] as const))(
    'is refused when %s is wrong',
    (_what, at) => {
      expect(problems[at]!.some(({ level }) => level === 'error')).toBe(true);
    },
  );

  it.each(variants.map(([what], at) => [what, 1 + broken.length + at] as const))(
    'passes with %s',
    (_what, at) => {
      expect(problems[at]).toEqual([]);
    },
  );
});
