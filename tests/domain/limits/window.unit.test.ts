import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCounter } from '../../../domain/limits/window.ts';

const windows = [
  { most: 3, seconds: 2 },
  { most: 5, seconds: 30 },
];

describe('W4 sliding windows', () => {
  it('never hold more than they may, whenever somebody asks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 120 }), (gaps) => {
        const counter = createCounter();
        const taken: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (counter.take('x', windows, now) === null) taken.push(now);
          for (const { most, seconds } of windows)
            expect(taken.filter((at) => at > now - seconds * 1000).length).toBeLessThanOrEqual(
              most,
            );
        }
      }),
    );
  });

  it('say how long to wait, and then there is room', () => {
    const counter = createCounter();
    for (const at of [0, 500, 1000]) expect(counter.take('x', windows, at)).toBeNull();
    expect(counter.take('x', windows, 1100)).toBe(900);
    expect(counter.take('y', windows, 1100)).toBeNull();
    expect(counter.take('x', windows, 2000)).toBeNull();
    expect(counter.take('x', windows, 2500)).toBeNull();
    expect(counter.take('x', windows, 6000)).toBe(24_000);
  });
});
