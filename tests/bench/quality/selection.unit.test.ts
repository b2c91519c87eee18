import { expect, test } from '@jest/globals';
import { select } from '../../../bench/quality/wording/selection.ts';

const hit = (phrase: string, meaning = 'ease') => ({
  kind: 'subjective' as const,
  meaning,
  phrase,
});
const samples = (phrase: string, gold: boolean, times: number, meaning = 'ease') =>
  Array.from({ length: times }, () => ({ hits: [hit(phrase, meaning)], gold }));

test('what ships is trusted where nothing was seen, a candidate is not', () => {
  const trusts = select([]);
  expect(trusts(hit('easy'))).toBe(true);
  expect(trusts(hit('available', 'candidate state'))).toBe(false);
});

test('a phrase that was wrong again and again is dropped, its class is not for that', () => {
  const trusts = select([...samples('easy', false, 6), ...samples('simple', true, 6)]);
  expect(trusts(hit('easy'))).toBe(false);
  expect(trusts(hit('simple'))).toBe(true);
  expect(trusts(hit('clear'))).toBe(true);
});

test('a class of candidates that was right is trusted, with phrases never seen', () => {
  const trusts = select(samples('available', true, 4, 'candidate state'));
  expect(trusts(hit('valid', 'candidate state'))).toBe(true);
});
