import { expect, test } from '@jest/globals';
import { countsOf, scoresOf } from '../../../bench/quality/scores.ts';

test('precision, recall and F1 come from what was found and what is so', () => {
  const pairs = [
    { gold: true, found: true },
    { gold: true, found: false },
    { gold: true, found: false },
    { gold: false, found: true },
    { gold: false, found: false },
  ];
  const counts = countsOf(pairs);
  expect(counts).toEqual({ truePositives: 1, falsePositives: 1, falseNegatives: 2 });
  expect(scoresOf(counts)).toEqual({ precision: 0.5, recall: 1 / 3, f1: 0.4 });
});

test('where nothing is so and nothing was found, all figures are 0', () => {
  expect(scoresOf(countsOf([]))).toEqual({ precision: 0, recall: 0, f1: 0 });
});
