import { describe, expect, it } from '@jest/globals';
import { exactCounts, wordCounts } from '../../../bench/quality/stories/compare.ts';
import { readLabels, splitOf } from '../../../bench/quality/stories/labels.ts';
import { plainAction } from '../../../bench/quality/stories/plain-pattern.ts';
import { textOf } from '../../../bench/quality/stories/read-stories.ts';

describe('the measure of stories', () => {
  it('takes the same words for the same, whatever marks and article stand around them', () => {
    const same = exactCounts([{ gold: 'a card', found: '"the card".' }]);
    expect(same).toEqual({ truePositives: 1, falsePositives: 0, falseNegatives: 0 });
    const other = exactCounts([
      { gold: 'my card', found: 'card' },
      { gold: 'my card', found: null },
      { gold: null, found: 'card' },
    ]);
    expect(other).toEqual({ truePositives: 0, falsePositives: 2, falseNegatives: 2 });
  });

  it('counts common words, each as often as both have it', () => {
    expect(wordCounts([{ gold: 'to be or not to be', found: 'To be be be' }])).toEqual({
      truePositives: 3,
      falsePositives: 1,
      falseNegatives: 3,
    });
  });

  it('reads UTF-8 without its mark, and Windows-1252 where it is none', () => {
    expect(textOf(Buffer.from('\ufeffdéjà'))).toBe('déjà');
    expect(textOf(Uint8Array.from([0x64, 0xe9, 0x93]))).toBe('dé“');
  });

  it('compares with a pattern of one line', () => {
    expect(plainAction('As a buyer, I want to pay, so that I own it.')).toBe('pay');
    expect(plainAction('As a buyer, I need a card.')).toBe('a card');
    expect(plainAction('Cards matter.')).toBeNull();
  });

  it('has 200 labels of stories, half of the files held out', () => {
    const labels = readLabels();
    expect(new Set(labels.map(({ id }) => id)).size).toBe(200);
    const heldOut = labels.filter((label) => splitOf(label) === 'held out');
    expect(new Set(heldOut.map(({ id }) => id.slice(0, 3))).size).toBe(11);
    for (const { role, action, benefit } of labels)
      for (const place of [role, action, benefit])
        if (place) expect(place[0]).toBeLessThan(place[1]);
  });
});
