import { describe, expect, it } from '@jest/globals';
import { makeHistory } from '../../../dev/assignment/history.ts';
import { runCli } from '../../helpers/run-cli.ts';

const backtest = (input: string, ...args: string[]) =>
  runCli(['assignment', 'backtest', '-', ...args], {}, input);
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
const lines = makeHistory({ kind: 'specialists', seed: 5, issues: 400 }).map((one) =>
  JSON.stringify({ ...one, created: iso(one.created), resolved: iso(one.resolved) }),
);

describe('K5 readygate assignment backtest', () => {
  it('prints what each method would have been worth, and a verdict', async () => {
    const { exitCode, stdout, stderr } = await backtest(lines.join('\n'));
    expect([exitCode, stderr]).toEqual([0, '']);
    const { methods, projects, verdict } = JSON.parse(stdout);
    const names = ['ours', 'most_frequent', 'recent_100', 'naive_bayes'];
    expect(Object.keys(methods)).toEqual(names);
    for (const one of Object.values<Record<string, number>>(methods))
      expect(one).toMatchObject({
        top1: expect.any(Number),
        top3: expect.any(Number),
        mrr: expect.any(Number),
      });
    expect(Object.keys(projects)).toEqual(['MADE']);
    expect(verdict.answer).toBe('better');
  }, 60_000);

  it.each([
    [[lines[0], '{'].join('\n'), 'line 2'],
    [[lines[0], lines[0]].join('\n'), 'line 2'],
    ['{"key":"A-1"}', 'created'],
    ['{"key":"A-1","created":"yesterday"}', 'created'],
    ['{"key":"A-1","created":"2026-01-01","labels":"x"}', 'labels'],
  ])('refuses %.40s', async (input, expected) => {
    const { exitCode, stdout, stderr } = await backtest(input);
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(expected)]);
  });

  it.each([
    ['--warm-up', '1'],
    ['--warm-up', 'x'],
    ['--seed', '-1'],
  ])('refuses %s %s', async (...args) => {
    const { exitCode, stderr } = await backtest('', args.join('='));
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(args[0])]);
  });
});
