import { expect, test } from '@jest/globals';
import { readDoorArguments } from '../../../bench/door/arguments.ts';
import { outcomeOf } from '../../../bench/door/outcome.ts';
import { issuesNeeded } from '../../../bench/door/throughput.ts';
import { BenchUsageError, report } from '../../../bench/result.ts';

const usual = { rounds: 5, count: 100, people: 16, slow: 1000 };

test('without arguments there are five rounds of a hundred calls, and a thousand slow bodies', () => {
  expect(readDoorArguments([])).toEqual(usual);
  expect(issuesNeeded(usual)).toBe(516);
});

test.each([
  ['--rounds', '0'],
  ['--slow', '2000'],
  ['--speed', '9'],
])('%s %s is refused', (...args) => {
  expect(() => readDoorArguments(args)).toThrow(BenchUsageError);
});

test('each bar is held on its own', () => {
  const speeds = (ratio: number) => ({ product: 70 * ratio, bare: 70, ratio });
  const result = outcomeOf({
    tokens: { ours: 500, bare: 1000, ratio: 0.5 },
    throughput: { start: speeds(0.8), decide: speeds(0.6) },
    slow: {
      connections: 1000,
      without: { median: 4, p95: 9 },
      beside: { median: 6, p95: 20 },
      ratio: 1.5,
      ended: 1000,
    },
  });
  const verdicts = report(result)
    .split('\n')
    .flatMap((line) => /(holds|missed)$/.exec(line)?.[1] ?? []);
  expect(verdicts).toEqual(['holds', 'holds', 'missed', 'holds']);
});
