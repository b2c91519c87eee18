import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineDifference } from '../../../forge-app/static/app/src/changes/line-difference.ts';

const signs = (before: string[], after: string[]) =>
  lineDifference(before, after).map(({ sign, text }) => `${sign}${text}`);

describe('A2 the difference between two texts', () => {
  it('keeps what both have and says what came and went, the old words first', () => {
    expect(signs(['one', 'two', 'three'], ['one', 'zwei', 'three', 'four'])).toEqual([
      ' one',
      '−two',
      '+zwei',
      ' three',
      '+four',
    ]);
  });

  it('gives both texts back, with no more lines than it needs, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 9 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDifference(before, after);
        const without = (sign: string) =>
          lines.filter((line) => line.sign !== sign).map((line) => line.text);
        expect(without('+')).toEqual(before);
        expect(without('−')).toEqual(after);
        expect(lineDifference(before, before).every(({ sign }) => sign === ' ')).toBe(true);
      }),
    );
  });
});
