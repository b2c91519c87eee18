import { expect, test } from '@jest/globals';
import { median, percentile, rounded } from '../../bench/statistics.ts';

test('the median of an odd number of values is the middle one, in whatever order they come', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([10, 1, 2, 3])).toBe(2.5);
});

test('the median leaves the values as they are', () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow('nothing');
});

test('figures are rounded to the digits asked for', () => {
  expect([rounded(0.6849), rounded(31.25, 1), rounded(2)]).toEqual([0.68, 31.3, 2]);
});

test('a percentile is the smallest value that so many percent do not exceed', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect([50, 95, 96, 100].map((percent) => percentile(values, percent))).toEqual([10, 19, 20, 20]);
  expect(() => percentile([], 50)).toThrow('nothing');
});
