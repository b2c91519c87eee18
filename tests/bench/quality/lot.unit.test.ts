import { describe, expect, it } from '@jest/globals';
import { sampleOf as bugSample } from '../../../bench/quality/bugs/sample.ts';
import { isSameDraw, shuffled } from '../../../bench/quality/lot.ts';
import { sampleOf as storySample } from '../../../bench/quality/stories/sample.ts';
import { seeded } from '../../../faults/chaos/plan.ts';

const reports = Array.from({ length: 300 }, (_, index) => ({
  id: `${1000 + index}`,
  summary: '',
  description: 'x'.repeat(index % 3 === 0 ? 20 : 100),
}));
const stories = ['g01', 'g02', 'g03', 'g04'].flatMap((file, at) =>
  Array.from({ length: 100 * (at + 1) }, (_, line) => ({ id: `${file}:${line + 1}`, text: '' })),
);

describe('a draw by lot', () => {
  it('gives the same for a seed, and another for another', () => {
    const draw = (seed: number) => shuffled([1, 2, 3, 4, 5, 6, 7, 8], seeded(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('takes reports of some length, whatever their order', () => {
    const drawn = bugSample('hadoop', reports);
    expect(new Set(drawn).size).toBe(75);
    expect(drawn.every((id) => (Number(id) - 1000) % 3 !== 0)).toBe(true);
    expect(bugSample('hadoop', reports.toReversed())).toEqual(drawn);
    expect(isSameDraw(drawn, bugSample('seamonkey', reports))).toBe(false);
  });

  it('takes of each file of stories its share, and half of the files to look at', () => {
    const { ids, tuning } = storySample(stories);
    const of = (file: string) => ids.filter((id) => id.startsWith(file)).length;
    expect(['g01', 'g02', 'g03', 'g04'].map(of)).toEqual([20, 40, 60, 80]);
    expect(tuning).toHaveLength(2);
  });
});
