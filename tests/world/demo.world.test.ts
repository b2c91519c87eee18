import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { showOnce } from '../../dev/demo/show-once.ts';
import { eventually } from '../helpers/engine/steps.ts';
import { allGone, type DemoRun, descendants, runDemo } from '../helpers/world/demo-process.ts';
import { writeFiveRowIssues } from '../helpers/world/five-rows.ts';
import { startTestWorld } from '../helpers/world/test-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'readygate-demo-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const realBacklog = new URL('../../../shared/data/demo-backlog/issues.jsonl', import.meta.url)
  .pathname;
const withRealBacklog = existsSync(realBacklog)
  ? 'takes the first of real issues that has something to propose'
  : 'skipped: takes the first of real issues; ../shared/data is not there';

/** What the last line says. Nothing follows it. */
function summaryOf(run: DemoRun): Record<string, unknown> {
  expect(run.stdout().endsWith('}\n')).toBe(true);
  return JSON.parse(run.stdout().trimEnd().split('\n').at(-1) ?? '');
}

/** Everything that was approved stands in Jira once, and the chain is whole. */
const holding = (rows: number) => ({
  rowsProposed: rows,
  rowsApproved: rows,
  subtasksInJira: rows,
  duplicates: 0,
  auditVerified: true,
});

describe('O1 npm run demo -- --once', () => {
  it('runs the main job on its own issue and ends with one line of JSON', async () => {
    const run = runDemo(['--once', '--yes']);
    expect(await run.ended).toBe(0);
    const summary = summaryOf(run);
    expect(summary).toMatchObject({ issue: 'SHOP-12', status: 'needs_work', ...holding(5) });
    for (const name of ['score', 'auditEntries', 'workflowEvents', 'historyBytes'])
      expect(summary[name]).toEqual(expect.any(Number));
    for (const shown of ['of 100', 'Create subtask', 'In Jira now', 'Audit'])
      expect(run.stdout()).toContain(shown);
    expect(run.stderr()).toContain('starting');
  }, 90_000);

  it('takes the first issue of a file that has something to propose', async () => {
    const file = join(folder, 'own.jsonl');
    writeFiveRowIssues(file, 'MINE', 2);
    const run = runDemo(['--once', '--yes', '--backlog', file]);
    expect(await run.ended).toBe(0);
    expect(summaryOf(run)).toMatchObject({ issue: 'MINE-1', ...holding(5) });
  }, 90_000);

  it(withRealBacklog, async () => {
    if (!existsSync(realBacklog)) return;
    const run = runDemo(['--once', '--yes', '--backlog', realBacklog]);
    expect(await run.ended).toBe(0);
    const { rowsProposed } = summaryOf(run);
    expect(rowsProposed).toBeGreaterThan(0);
    expect(summaryOf(run)).toMatchObject(holding(Number(rowsProposed)));
  }, 90_000);

  it('takes the issue that was named, approves nothing where nobody can be asked, and says so by its exit code', async () => {
    const run = runDemo(['--once', '--issue', 'SHOP-13']);
    expect(await run.ended).toBe(1);
    const nothing = { issue: 'SHOP-13', rowsProposed: 4, rowsApproved: 0, subtasksInJira: 0 };
    expect(summaryOf(run)).toMatchObject(nothing);
    expect(run.stderr()).toContain('nobody is here to ask');
  }, 90_000);

  it('is not content when a row that was approved does not stand in Jira', async () => {
    const world = await startTestWorld({ issues: 1 });
    try {
      world.simulator.faults.add({ kind: 'refused', method: 'POST', path: '/issue', nth: 2 });
      const issue = { id: world.nextIssue(), key: 'FIVE-1' };
      expect(await showOnce(world, issue, () => 'approve')).toBe(1);
    } finally {
      await world.stop();
    }
  }, 90_000);

  it.each([
    ['an unknown argument', ['--nonsense'], '--nonsense'],
    ['a file that is not there', ['--backlog', '/nowhere.jsonl'], '/nowhere.jsonl'],
    ['an issue that is not there', ['--issue', 'NOPE-1'], 'NOPE-1'],
    ['a file that is no backlog', ['--backlog', 'broken'], 'line 1'],
  ])(
    'refuses %s with code 2 and one sentence',
    async (_what, args, named) => {
      const broken = join(folder, 'broken.jsonl');
      writeFileSync(broken, '{"key":\n');
      const given = args.map((arg) => (arg === 'broken' ? broken : arg));
      const run = runDemo(['--once', '--yes', ...given], { temporary: folder });
      expect(await run.ended).toBe(2);
      expect(readdirSync(folder).filter((name) => name.startsWith('readygate-'))).toEqual([]);
      expect(run.stderr()).toContain(named);
      expect(run.stderr()).not.toContain('    at ');
      expect(run.stdout()).toBe('');
    },
    90_000,
  );
});

describe('O1 the demo leaves no process behind', () => {
  /** A demo that stays up, with engines of its own. */
  async function staying(): Promise<{ run: DemoRun; pids: number[] }> {
    const run = runDemo([], { own: true });
    await eventually(
      async () => run.stdout(),
      (text) => text.includes('Ctrl-C ends it'),
    );
    const pids = descendants(run.child.pid ?? 0);
    // PostgreSQL, Temporal, API and worker, each with its guard.
    expect(pids.length).toBeGreaterThanOrEqual(8);
    return { run, pids };
  }

  it('at Ctrl-C, which ends it in peace', async () => {
    const { run, pids } = await staying();
    for (const part of [
      'Work item',
      'Space',
      'Administration',
      'API',
      'Temporal',
      'Jira simulator',
    ])
      expect(run.stdout()).toContain(part);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    await allGone(pids);
  }, 90_000);

  it('at Ctrl-C while it works', async () => {
    const run = runDemo(['--once', '--yes'], { own: true });
    await eventually(
      async () => run.stderr(),
      (text) => text.includes('starting API'),
    );
    const pids = descendants(run.child.pid ?? 0);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(130);
    await allGone(pids);
  }, 90_000);

  it('when it is killed', async () => {
    const { run, pids } = await staying();
    run.child.kill('SIGKILL');
    await run.ended;
    await allGone(pids);
  }, 90_000);
});
