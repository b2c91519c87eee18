import { expect, test } from '@jest/globals';
import { BenchUsageError } from '../../../bench/result.ts';
import { readWaitingArguments } from '../../../bench/waiting/arguments.ts';

test('without arguments 10,000 wait, and no bare workflows', () => {
  expect(readWaitingArguments([])).toEqual({ count: 10_000, decisions: 100, bare: 0 });
});

test('a long run has 100,000 bare workflows besides', () => {
  expect(readWaitingArguments(['--count', '1000', '--long'])).toMatchObject({
    count: 1000,
    bare: 100_000,
  });
});

test.each([
  ['--count', '999'],
  ['--decisions', '151'],
  ['--long', '5'],
])('%s %s is refused', (...args) => {
  expect(() => readWaitingArguments(args)).toThrow(BenchUsageError);
});
