import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SweepAmounts } from '../../../domain/sweep.ts';
import { estimateSweep, isTooMany, roomFor, sweepPageSize } from '../../../domain/sweep-budget.ts';

const none: SweepAmounts = { issues: 0, points: 0, seconds: 0, tokens: 0, micros: 0 };
const plenty: SweepAmounts = { issues: 1e6, points: 1e6, seconds: 1e6, tokens: 0, micros: 0 };
const amount = fc.nat({ max: 500 });

describe('S1 the estimate of a sweep', () => {
  it('is a point for each issue and each page, and three for closing a project', () => {
    const estimate = { issues: 250, points: 250 + 3 + 3, seconds: 5, tokens: 0, micros: 0 };
    expect(estimateSweep('jira', [250])).toEqual(estimate);
    expect(estimateSweep('jira', [0]).points).toBe(4);
    expect(estimateSweep('stored', [250])).toEqual({ ...estimate, points: 0 });
  });

  it('is within a tenth of the least from some dozens of issues on', () => {
    for (const count of [50, 100, 1000, 10_000, 100_000]) {
      const least = count + Math.ceil(count / sweepPageSize);
      expect(estimateSweep('jira', [count]).points).toBeLessThanOrEqual(1.1 * least);
    }
  });
});

describe('S4 the room of a next page', () => {
  it('is never more than what is left of points, nor than a page', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (issues, points, usedIssues, usedPoints) => {
        const budget = { ...plenty, issues, points };
        const room = roomFor('jira', budget, { ...none, issues: usedIssues, points: usedPoints });
        if (room.reached !== null) return points - usedPoints < 2;
        return (
          room.issues >= 1 && room.issues <= sweepPageSize && room.points <= points - usedPoints
        );
      }),
    );
  });

  it('asks for one issue more where all that were approved are judged, and keeps none of them', () => {
    const budget = { ...plenty, issues: 10 };
    const used = { ...none, issues: 10 };
    expect(roomFor('jira', budget, used)).toEqual({ reached: null, issues: 1, points: 2 });
    expect(isTooMany(budget, used, 1)).toBe(true);
    expect(isTooMany(budget, used, 0)).toBe(false);
    expect(isTooMany(budget, { ...none, issues: 9 }, 1)).toBe(false);
  });

  it('names the ceiling that is reached', () => {
    const at = (changed: Partial<SweepAmounts>) => roomFor('jira', plenty, { ...none, ...changed });
    expect(at({ seconds: 1e6 })).toEqual({ reached: 'budget_seconds' });
    expect(at({ points: 1e6 - 1 })).toEqual({ reached: 'budget_points' });
    expect(at({ tokens: 1 })).toEqual({ reached: 'budget_tokens' });
    expect(at({ micros: 1 })).toEqual({ reached: 'budget_micros' });
    expect(roomFor('stored', plenty, { ...none, points: 1e6 })).toMatchObject({ reached: null });
  });
});
