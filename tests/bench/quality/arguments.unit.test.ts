import { expect, test } from '@jest/globals';
import { readQualityArguments } from '../../../bench/quality/arguments.ts';
import { BenchUsageError } from '../../../bench/result.ts';

const known = ['wording', 'bugs'];

test('without arguments every measure runs, on the sets beside the repository', () => {
  expect(readQualityArguments([], known)).toEqual({ names: [], data: '../shared/data' });
});

test('measures and the folder can be named', () => {
  expect(readQualityArguments(['bugs', '--data', 'sets'], known)).toEqual({
    names: ['bugs'],
    data: 'sets',
  });
});

test.each([[['poems']], [['--speed']], [['wording', 'poems']]])('%j is refused', (args) => {
  expect(() => readQualityArguments(args, known)).toThrow(BenchUsageError);
});
