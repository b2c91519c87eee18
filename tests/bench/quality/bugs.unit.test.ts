import { describe, expect, it } from '@jest/globals';
import { match, ratesOf, sumOf } from '../../../bench/quality/bugs/match.ts';
import { projects, readLabels } from '../../../bench/quality/bugs/reports.ts';

describe('sentences of bug reports', () => {
  it('match by half of their length, however they are cut', () => {
    expect(
      match(
        [[0, 10]],
        [
          [0, 4],
          [4, 9],
        ],
      ),
    ).toEqual({ right: 2, wrong: 0, met: 1, missed: 0 });
    expect(match([[0, 10]], [[6, 20]])).toEqual({ right: 0, wrong: 1, met: 0, missed: 1 });
    expect(match([], [[0, 3]])).toEqual({ right: 0, wrong: 1, met: 0, missed: 0 });
  });

  it('give precision over what was found and recall over what is labelled', () => {
    const sum = sumOf([
      match(
        [[0, 10]],
        [
          [0, 5],
          [5, 10],
        ],
      ),
      match([[0, 10]], []),
    ]);
    expect(ratesOf(sum)).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(ratesOf(sumOf([]))).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it.each(['labels', 'first', 'second'] as const)('%s: places in order, no text', (name) => {
    const labels = readLabels(name);
    for (const project of projects)
      expect(labels.filter(({ set }) => set === project)).toHaveLength(75);
    expect(labels.filter(({ split }) => split === 'tuning')).toHaveLength(50);
    for (const { sentences } of labels) {
      let last = 0;
      for (const [start, end, parts] of sentences) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(parts).toMatch(/^o?e?s?$/);
        last = end;
      }
    }
  });
});
