import { expect, test } from '@jest/globals';
import { readRefineArguments } from '../../../bench/refine/arguments.ts';
import { BenchUsageError } from '../../../bench/result.ts';

test('without arguments there are five rounds', () => {
  expect(readRefineArguments([])).toMatchObject({ rounds: 5, profile: null });
});

test('every figure can be set', () => {
  const args = ['--rounds', '2', '--count', '10', '--people', '3', '--profile', 'out'];
  expect(readRefineArguments(args)).toEqual({ rounds: 2, count: 10, people: 3, profile: 'out' });
});

test.each([
  ['--rounds', '0'],
  ['--count', 'many'],
  ['--people', '-1'],
  ['--speed', '9'],
])('%s %s is refused', (...args) => {
  expect(() => readRefineArguments(args)).toThrow(BenchUsageError);
});
