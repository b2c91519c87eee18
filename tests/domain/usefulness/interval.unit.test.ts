import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  criticalValue,
  differenceInterval,
  type Interval,
  type Share,
  shareInterval,
} from '../../../domain/usefulness/interval.ts';

const z = criticalValue(0.05);
const share = (count: number, of: number): Share => ({ count, of });
const width = ({ lower, upper }: Interval) => upper - lower;
const anyShare = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((count) => share(count, of)));

describe('R13 the intervals', () => {
  // Table II of Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.
  it.each([
    [share(56, 70), share(48, 80), 0.0524, 0.3339],
    [share(9, 10), share(3, 10), 0.1705, 0.809],
    [share(6, 7), share(2, 7), 0.0582, 0.8062],
    [share(5, 56), share(0, 29), -0.0381, 0.1926],
    [share(0, 10), share(0, 20), -0.1611, 0.2775],
    [share(0, 10), share(0, 10), -0.2775, 0.2775],
    [share(10, 10), share(0, 20), 0.6791, 1],
    [share(10, 10), share(0, 10), 0.6075, 1],
  ])('of a difference are as published: %j and %j', (first, second, lower, upper) => {
    const found = differenceInterval(first, second, z);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  // Table I of Newcombe, Statistics in Medicine 17 (1998), 857-872, method 3.
  it.each([
    [share(81, 263), 0.2553, 0.3662],
    [share(15, 148), 0.0624, 0.1605],
    [share(0, 20), 0, 0.1611],
    [share(1, 29), 0.0061, 0.1718],
  ])('of a share are as published: %j', (one, lower, upper) => {
    const found = shareInterval(one, z);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it.each([
    [0.3173105, 1],
    [0.05, 1.959964],
    [0.01, 2.575829],
    [0.001, 3.290527],
    [0.0000001, 5.326724],
  ])('use the normal distribution: %f outside', (error, expected) => {
    expect(criticalValue(error)).toBeCloseTo(expected, 4);
  });

  it('hold what was observed, and stay within what is possible', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const value = first.count / first.of - second.count / second.of;
        const { lower, upper } = differenceInterval(first, second, z);
        const one = shareInterval(first, z);
        return (
          lower <= value &&
          value <= upper &&
          lower >= -1 - 1e-12 &&
          upper <= 1 + 1e-12 &&
          one.lower <= first.count / first.of &&
          first.count / first.of <= one.upper
        );
      }),
    );
  });

  it('turn round with the groups', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const [one, other] = [
          differenceInterval(first, second, z),
          differenceInterval(second, first, z),
        ];
        expect(one.lower).toBeCloseTo(-other.upper, 12);
        expect(one.upper).toBeCloseTo(-other.lower, 12);
      }),
    );
  });

  it('get narrower with more issues, and wider with more certainty', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const [more, others] = [first, second].map(({ count, of }) => share(count * 4, of * 4));
        const found = width(differenceInterval(first, second, z));
        return (
          width(differenceInterval(more!, others!, z)) < found &&
          width(differenceInterval(first, second, criticalValue(0.01))) > found
        );
      }),
    );
  });
});
