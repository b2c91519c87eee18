import { beforeAll, describe, expect, it } from '@jest/globals';
import { scoresText } from '../../../forge-app/static/app/src/column/scores.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const low = { score: 48, status: 'not_ready' } as const;

describe('W9 what writing did to the score', () => {
  it('is shown before and after with the new verdict, and said in words', () => {
    expect(scoresText({ before: low, after: { score: 81, status: 'ready' } })).toEqual({
      shown: '48 → 81, ready',
      spoken: 'Score 48 before, 81 now: ready.',
    });
  });

  it('is said where it did nothing, and not before it was judged again', () => {
    expect(scoresText({ before: low, after: low })?.shown).toBe('Score 48, unchanged.');
    expect(scoresText({ before: low, after: null })).toBeNull();
  });
});
