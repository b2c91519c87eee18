import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from '../../helpers/run-cli.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'usefulness-'));
afterAll(() => rmSync(folder, { recursive: true }));

const status = (id: string, key: string) => ({ id, statusCategory: { key } });
const [toDo, inProgress, done] = [
  status('1', 'new'),
  status('2', 'indeterminate'),
  status('3', 'done'),
];
const entry = (minute: number, field: string, from: string, to: string) => ({
  id: String(minute),
  created: `2026-11-02T10:${String(minute).padStart(2, '0')}:00.000+0100`,
  items: [{ field, from, fromString: from, to, toString: to }],
});
const long =
  'The total of an order is shown with tax, so that customers know what they pay before they press the button.';

/** Every second one has no description when work begins and gets one later; most of these are reopened. */
function finished(at: number) {
  const isBare = at % 2 === 0;
  const reopened = Math.floor(at / 2) % 10 < (isBare ? 7 : 1);
  const histories = [
    entry(1, 'status', '1', '2'),
    ...(isBare ? [entry(2, 'description', '', long)] : []),
    ...(reopened ? [entry(3, 'status', '2', '3'), entry(4, 'status', '3', '2')] : []),
    entry(5, 'status', '2', '3'),
  ];
  return issueOf(`U-${at + 1}`, done, histories);
}
function issueOf(key: string, now: unknown, histories: unknown[]) {
  const fields = {
    summary: 'Show the total with tax',
    description: long,
    issuetype: { name: 'Task' },
    status: now,
  };
  const changelog = { total: histories.length, histories: histories.toReversed() };
  return { id: key, key, fields, changelog };
}

async function run(name: string, issues: unknown[], ...more: string[]) {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ issues }));
  return await runCli(['rules', 'usefulness', path, ...more], {});
}
const many = (count: number) => Array.from({ length: count }, (_none, at) => finished(at));
const others = [issueOf('U-901', toDo, []), issueOf('U-902', inProgress, [])];

describe('R13 rules usefulness', () => {
  it('tells which rule goes with trouble, by what work items said when work began', async () => {
    const { stdout, exitCode } = await run(
      'many.json',
      [...many(240), ...others],
      '--format',
      'json',
    );
    const said = JSON.parse(stdout);
    expect(said).toMatchObject({ counted: 240, leftOut: { notFinished: 2 }, unread: 0 });
    const rule = said.rules.find((one: { rule: string }) => one.rule === 'content.present');
    expect(rule).toMatchObject({
      verdict: 'useful',
      failed: { issues: 120, withTrouble: 84 },
      passed: { issues: 120, withTrouble: 12 },
    });
    expect(exitCode).toBe(0);
  });

  it('says so in words, with the interval and a caution', async () => {
    const { stdout } = await run('words.json', [...many(240), ...others]);
    expect(stdout).toContain('240 finished work items count, without 2 not finished.\n');
    expect(stdout).toMatch(
      /content\.present {2}useful: trouble with 84 of 120 that failed, 12 of 120 that passed; difference 60\.0 points, 95 % interval 49\.\d to 68\.\d/,
    );
    expect(stdout).toContain('A difference is no cause.');
  });

  it('says nothing of 199, and what is needed', async () => {
    const { stdout } = await run('few.json', [...many(199), ...others]);
    expect(stdout).toBe(
      '199 finished work items count, without 2 not finished. 200 are needed to say anything.\n',
    );
  });

  it('leaves out a history that is not whole, and tells of what has none', async () => {
    const cut = { ...finished(0), changelog: { ...finished(0).changelog, total: 99 } };
    const bare = { ...finished(1), changelog: undefined };
    const { stdout, stderr, exitCode } = await run('cut.json', [cut, bare]);
    expect(stdout).toContain('0 finished work items count, without 1 without their whole history');
    expect(stderr).toContain('expand=changelog');
    expect(exitCode).toBe(2);
  });
});
