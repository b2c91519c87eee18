import { expect, test } from '@jest/globals';
import { outcomeOf } from '../../../bench/waiting/outcome.ts';

const measured = {
  memory: [
    { waiting: 1000, held: 200, resident: 300 },
    { waiting: 2000, held: 230, resident: 240 },
    { waiting: 3000, held: 210, resident: 400 },
  ],
  milliseconds: { cached: [10, 30, 20], evicted: [50, 30, 40] },
  history: { events: 17, bytes: 2500 },
  databaseBytes: 20_000.4,
  bare: null,
};

test('memory is held against what it was when the cache was full, at its worst', () => {
  const { held } = outcomeOf(measured);
  expect(held.map(({ name, ratio }) => [name, ratio])).toEqual([
    ['memory', 1.15],
    ['evicted', 2],
  ]);
});

test('what each takes that waits is among the figures', () => {
  expect(outcomeOf(measured).figures).toMatchObject({
    waiting: 3000,
    history: { events: 17, bytes: 2500 },
    databaseBytes: 20_000,
  });
});
