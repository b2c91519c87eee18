import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { parsePack } from '../../../domain/readiness/pack/parse.ts';
import { runCli } from '../../helpers/run-cli.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const organisation = file(
  'organisation.yaml',
  `format: 1
id: organisation
version: '1'
extends: starter
thresholds: { ready: 90 }
rules: {}
cases: []
`,
);
const team = file(
  'team.yaml',
  `format: 1
id: team
version: '2'
extends: organisation
rules:
  own.sized:
    counts: true
    severity: critical
    weight: 20
    types: [story]
    formula: count(criteria) >= 2
    title: Not cut
cases:
  - name: a story with nothing
    issue: { type: Story, summary: Saved cards }
    expect: { own.sized: pass }
`,
);
const alone = file(
  'alone.yaml',
  `format: 1
id: alone
version: '1'
thresholds: { ready: 0, needsWork: 0 }
rules:
  content.present: { counts: true, severity: info, weight: 1 }
cases: []
`,
);
const story = {
  key: 'A-1',
  type: 'Story',
  summary: 'Offer the saved card first',
  description:
    'As a returning customer, I want my saved card to be offered first so that I pay with one press.',
  'Acceptance criteria': '- It is first',
};
const backlog = file(
  'backlog.jsonl',
  [story, { key: 'A-2', type: 'Task', summary: 'Checkout' }]
    .map((row) => JSON.stringify(row))
    .join('\n'),
);

/** Runs `rules` with an empty environment: no server and no database can be meant. */
const rules = (...args: string[]) => runCli(['rules', ...args], {});

describe('O5 rules test', () => {
  it('runs the cases of the packs that ship and the examples of every rule', async () => {
    const { exitCode, stdout, stderr } = await rules('test');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^baseline [\d.]+, starter [\d.]+: \d+ cases, \d+ rules: \d+ examples; all hold\n$/,
    );
  });

  it('says exactly which case came out otherwise', async () => {
    const { exitCode, stdout } = await rules('test', team, organisation);
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')[0]).toBe(
      'team /cases/0/expect/own.sized “a story with nothing”: expected pass, was fail',
    );
    expect(stdout).toMatch(/^team 2, organisation 1: 1 cases, .*; 1 failed$/m);
  });

  it('says in which file and where in it something is wrong', async () => {
    const bad = file(
      'bad.yaml',
      'format: 1\nid: bad\nversion: "1"\nextends: starter\ncases: []\nrules:\n  own.a: { counts: true, severity: info, weight: 1, title: A, formula: "empty(" }\n',
    );
    const { exitCode, stderr } = await rules('test', bad);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr.split('\n')[1] ?? '')).toEqual({
      code: 'invalid_pack',
      file: bad,
      line: 7,
      path: '/rules/own.a/formula',
      expected: 'criteria, risks, subtasks, links or fields.…',
      position: 7,
    });
  });
});

describe('R8 rules simulate', () => {
  it('lists the issues that turn, and counts all', async () => {
    const against = ['--against', alone];
    const { exitCode, stdout } = await rules('simulate', 'starter', backlog, ...against);
    expect(exitCode).toBe(0);
    const [turned, sentence] = stdout.split('\n');
    expect(turned).toMatch(/^A-2 {2}ready 0 → not ready \d+ {2}.*content\.present/);
    expect(sentence).toBe('Of 2 work items 1 turn not ready, 0 turn ready, 1 stay as they are.');
  });

  it('is JSON by the line for programs, and the other way round counts the other way', async () => {
    const against = ['--against', 'starter', '--format', 'json'];
    const { stdout } = await rules('simulate', alone, backlog, ...against);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ key: 'A-2', after: { status: 'ready' } });
    expect(lines[1]).toMatchObject({
      before: { id: 'starter' },
      after: { id: 'alone' },
      turnReady: 1,
      turnNotReady: 0,
      move: 0,
      stay: 1,
      unread: 0,
    });
  });

  it('knows of others in the file with the same summary, where a day is given', async () => {
    const unique = file(
      'unique.yaml',
      `format: 1
id: unique
version: '1'
thresholds: { ready: 80, needsWork: 50 }
rules:
  summary.unique: { counts: true, severity: critical, weight: 1 }
cases: []
`,
    );
    const twins = file(
      'twins.jsonl',
      ['T-1', 'T-2'].map((key) => JSON.stringify({ ...story, key })).join('\n'),
    );
    const turned = async (...day: string[]) =>
      (
        await rules('simulate', unique, twins, '--against', alone, '--format', 'json', ...day)
      ).stdout
        .trim()
        .split('\n')
        .flatMap((line) => JSON.parse(line).key ?? []);
    expect(await turned('--as-of', '2026-11-24')).toEqual(['T-1', 'T-2']);
    expect(await turned()).toEqual([]);
  });

  it('says what it could not read, and counts the rest', async () => {
    const broken = file('broken.jsonl', `nope\n${JSON.stringify(story)}\n`);
    const { exitCode, stdout, stderr } = await rules('simulate', alone, broken);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('line 1: ');
    expect(stdout).toContain(
      'Of 1 work items 0 turn not ready, 0 turn ready, 1 stay as they are. 1 could not be read.',
    );
  });
});

describe('O5 rules explain', () => {
  it('prints a rule with its languages, cost and examples, and what a pack makes of it', async () => {
    const { exitCode, stdout } = await rules('explain', 'stale.age');
    expect(exitCode).toBe(0);
    for (const part of [
      '## stale.age',
      'Languages: all',
      'Cost of fixing it: 5 of 5',
      '- Passes: Task',
      '- Fails: Task',
      '- In starter ',
    ])
      expect(stdout).toContain(part);
  });

  it('prints why each rule says of an issue what it says, and where criteria are read from', async () => {
    const pack = ['--pack', alone];
    const { stdout } = await rules('explain', backlog, 'A-1', '--pack', 'starter');
    expect(stdout).toContain('acceptance criteria are read from the field “Acceptance criteria”');
    expect(stdout).toMatch(/^bug\.steps +n\/a, weight \d+ +is not for the type story$/m);
    expect(stdout).toMatch(/^criteria\.present +pass, weight \d+ +“It is first”$/m);
    expect(stdout).toMatch(
      /^test\.plan +fail, a hint +No test plan: Say how it will be tested\.$/m,
    );
    const other = await rules('explain', backlog, 'A-2', ...pack);
    expect(other.stdout).toMatch(
      /^content\.present +fail, weight 1 +Nothing to judge “Checkout”: /m,
    );
  });

  it.each([
    ['a rule nobody has', ['story.farm'], 'one of blockers.open'],
    ['a key that is not there', [backlog, 'A-9'], 'the key of a work item in the file'],
    ['nothing', [], 'readygate rules explain'],
  ])('refuses %s', async (_name, args, expected) => {
    const { exitCode, stderr } = await rules('explain', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });
});

describe('R7 rules diff and export', () => {
  it('tell what changes and for whom', async () => {
    const { exitCode, stdout } = await rules('diff', 'starter', organisation);
    expect([exitCode, stdout]).toEqual([1, 'thresholds.ready: 80 → 90, for every type\n']);
    const json = await rules('diff', 'starter', organisation, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ rule: null, before: 80, after: 90 });
    expect((await rules('diff', 'starter', 'starter')).exitCode).toBe(0);
  });

  it('give one file with all that was inherited', async () => {
    const { stdout } = await rules('export', organisation);
    const file = parsePack(stdout);
    expect(file.extends).toBeUndefined();
    expect(file.thresholds).toEqual({ ready: 90, needsWork: 50 });
    expect(file.rules['story.form']).toBeDefined();
  });
});
