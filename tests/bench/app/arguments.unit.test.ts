import { expect, test } from '@jest/globals';
import { readAppArguments } from '../../../bench/app/arguments.ts';
import { BenchUsageError } from '../../../bench/result.ts';

test('without arguments there are seven visits of each page, on a processor four times slower', () => {
  expect(readAppArguments([])).toEqual({ rounds: 7, slowdown: 4 });
});

test('both figures can be set', () => {
  expect(readAppArguments(['--rounds', '1', '--slowdown', '1'])).toEqual({
    rounds: 1,
    slowdown: 1,
  });
});

test.each([
  ['--rounds', '0'],
  ['--slowdown', '21'],
  ['--speed', '9'],
])('%s %s is refused', (...args) => {
  expect(() => readAppArguments(args)).toThrow(BenchUsageError);
});
