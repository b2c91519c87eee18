import { describe, expect, it } from '@jest/globals';
import { draw } from '../../../bench/quality/criteria/draw.ts';
import { compare } from '../../../bench/quality/criteria/match.ts';
import { sampleOf, tuningOf } from '../../../bench/quality/criteria/sample.ts';

describe('the measure of criteria', () => {
  it('counts a criterion as found when the places share four fifths of what they cover', () => {
    const counts = (found: [number, number][]) => compare([[0, 10]], found);
    expect(counts([[0, 10]])).toEqual({ truePositives: 1, falsePositives: 0, falseNegatives: 0 });
    expect(counts([[2, 10]]).truePositives).toBe(1);
    expect(counts([[3, 10]])).toEqual({ truePositives: 0, falsePositives: 1, falseNegatives: 1 });
    expect(counts([[0, 13]]).truePositives).toBe(0);
  });

  it('lets one place stand for one criterion only', () => {
    expect(
      compare(
        [[0, 10]],
        [
          [0, 10],
          [0, 10],
        ],
      ),
    ).toMatchObject({ falsePositives: 1 });
    expect(
      compare(
        [
          [0, 10],
          [0, 10],
        ],
        [[0, 10]],
      ),
    ).toMatchObject({ falseNegatives: 1 });
  });

  it('draws the same for a seed, whatever the order it is given', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `A-${index}`);
    const drawn = draw(keys, 10, 1, 'x');
    expect(draw(keys.toReversed(), 10, 1, 'x')).toEqual(drawn);
    expect(draw(keys, 10, 2, 'x')).not.toEqual(drawn);
    expect(new Set(drawn).size).toBe(10);
  });

  it('takes half of the sample from issues with lists, and a third of it to tune on', () => {
    const rows = Array.from({ length: 400 }, (_, index) => ({
      key: `A-${index}`,
      summary: '',
      description: index % 4 === 0 ? 'We want - one - two' : 'No list-like word.',
    }));
    const sample = sampleOf(rows);
    expect(new Set(sample).size).toBe(150);
    expect(sample.slice(0, 75).every((key) => Number(key.slice(2)) % 4 === 0)).toBe(true);
    expect(tuningOf(sample).size).toBe(50);
  });
});
