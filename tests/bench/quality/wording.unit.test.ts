import { expect, test } from '@jest/globals';
import { answersOf } from '../../../bench/quality/wording/answers.ts';

const requirement = (document: string, text: string, gold: string[], peer: string[] = []) => ({
  id: text,
  document,
  text,
  gold: { 'Subjective_lang.': gold },
  peer_arta: { 'Subjective_lang.': peer },
  peer_smella: {},
});

test('each way to answer has its F1, on the whole set', () => {
  const { subjective } = answersOf([
    requirement('a', 'The page is easy to use and it opens.', ['easy'], ['easy']),
    requirement('b', 'The page is blue and it opens.', [], ['blue']),
    requirement('c', 'The page is quick and it opens.', ['quick']),
  ]);
  expect(subjective).toEqual({
    positives: 2,
    heldOut: 1,
    unmarked: 0,
    shipped: 1,
    arta: 0.5,
    smella: 0,
  });
});

test('what one document says against a word is not held against it there', () => {
  const wrong = Array.from({ length: 8 }, (_, at) =>
    requirement('a', `The page ${at} is quick and it opens.`, []),
  );
  const right = requirement('b', 'The list is quick and it opens.', ['quick']);
  const { subjective } = answersOf([...wrong, right]);
  // Document a alone drops the word, so that b misses it; b alone keeps it, so that a is wrong.
  expect([subjective.heldOut, subjective.shipped]).toEqual([0, 0.2]);
});
