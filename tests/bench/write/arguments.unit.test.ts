import { expect, test } from '@jest/globals';
import { BenchUsageError } from '../../../bench/result.ts';
import { readWriteArguments } from '../../../bench/write/arguments.ts';

test('without arguments there are 500 decisions, 50 plans at a time', () => {
  expect(readWriteArguments([])).toEqual({ decisions: 500, batch: 50 });
});

test('both figures can be set', () => {
  expect(readWriteArguments(['--decisions', '20', '--batch', '400'])).toEqual({
    decisions: 20,
    batch: 400,
  });
});

test.each([
  ['--decisions', '0'],
  ['--batch', '401'],
  ['--batch', 'many'],
  ['--speed', '9'],
])('%s %s is refused', (...args) => {
  expect(() => readWriteArguments(args)).toThrow(BenchUsageError);
});
