import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ceilingOf, hourOf, nextHour, pointsGranted } from '../../../domain/limits/points.ts';
import {
  defaultLimits,
  type LimitSettings,
  type Purpose,
} from '../../../domain/limits/settings.ts';

interface Asked {
  tenant: number;
  purpose: Purpose;
  need: number;
  more: number;
}

const purpose = fc.constantFrom<Purpose>('sweep', 'refinement', 'verification');
const points = fc.integer({ min: 1, max: 60 });
const asks = (most: number): fc.Arbitrary<Asked[]> =>
  fc.array(
    fc.record({
      tenant: fc.nat({ max: most - 1 }),
      purpose,
      need: points,
      more: fc.nat({ max: 60 }),
    }),
    {
      maxLength: 200,
    },
  );
const settings = fc.record({
  pointsPerHour: fc.integer({ min: 1, max: 2000 }),
  sweepPercent: fc.integer({ min: 0, max: 60 }),
  verificationPercent: fc.integer({ min: 0, max: 40 }),
  fairness: fc.integer({ min: 1, max: 20 }),
});

/** Grants in turn; answers with what each tenant and each purpose has. */
function play(limits: LimitSettings, asked: readonly Asked[]) {
  const byTenant = new Map<number, number>();
  const byPurpose = { sweep: 0, refinement: 0, verification: 0 };
  let total = 0;
  for (const { tenant, purpose: what, need, more } of asked) {
    const own = byTenant.get(tenant) ?? 0;
    const granted = pointsGranted({
      total,
      own,
      ceiling: ceilingOf(limits, what),
      fairness: limits.pool === 'app' ? limits.fairness : null,
      need,
      want: need + more,
    });
    total += granted;
    byTenant.set(tenant, own + granted);
    byPurpose[what] += granted;
  }
  return { total, byTenant, byPurpose };
}

describe('W4 points of an hour', () => {
  it('are never granted beyond the pool, and sweeps never take what is kept for the others', () => {
    fc.assert(
      fc.property(settings, asks(4), (changed, asked) => {
        const limits = { ...defaultLimits, ...changed, pool: 'tenant' as const };
        const { total, byPurpose } = play(limits, asked);
        expect(total).toBeLessThanOrEqual(limits.pointsPerHour);
        expect(byPurpose.sweep).toBeLessThanOrEqual(ceilingOf(limits, 'sweep'));
        expect(byPurpose.sweep + byPurpose.refinement).toBeLessThanOrEqual(
          ceilingOf(limits, 'refinement'),
        );
      }),
    );
  });

  it('of a common pool leave a tenant that comes late at least its part of what is left', () => {
    fc.assert(
      fc.property(settings, asks(3), (changed, asked) => {
        const limits = { ...defaultLimits, ...changed };
        const { total } = play(limits, asked);
        const ceiling = ceilingOf(limits, 'verification');
        const first = Math.floor((limits.fairness * (ceiling - total)) / (limits.fairness + 1));
        const ask = { total, own: 0, ceiling, fairness: limits.fairness };
        expect(pointsGranted({ ...ask, need: first, want: first })).toBe(first);
      }),
    );
  });

  it('alone a tenant gets most of a common pool, and two that ask for all get the same', () => {
    const alone = play(
      defaultLimits,
      ask(100_000, () => 0),
    );
    expect(alone.total).toBe(Math.floor((58_500 * 4) / 5));
    const { byTenant } = play(
      defaultLimits,
      ask(100_000, (at) => at % 2),
    );
    expect(Math.abs((byTenant.get(0) ?? 0) - (byTenant.get(1) ?? 0))).toBeLessThanOrEqual(1);
    expect(byTenant.get(0)).toBeGreaterThan(25_000);
  });

  it('are granted as needed where all that is wanted does not fit', () => {
    const ask = { total: 90, own: 0, ceiling: 100, fairness: null };
    expect(pointsGranted({ ...ask, need: 2, want: 10 })).toBe(10);
    expect(pointsGranted({ ...ask, need: 2, want: 11 })).toBe(2);
    expect(pointsGranted({ ...ask, need: 11, want: 11 })).toBe(0);
  });

  it('belong to the hour in UTC', () => {
    const at = new Date('2026-11-24T09:59:59.999Z');
    expect(hourOf(at).toISOString()).toBe('2026-11-24T09:00:00.000Z');
    expect(nextHour(at).toISOString()).toBe('2026-11-24T10:00:00.000Z');
    expect(hourOf(nextHour(at))).toEqual(nextHour(at));
  });
});

const ask = (times: number, tenant: (at: number) => number): Asked[] =>
  Array.from({ length: times }, (_, at) => ({
    tenant: tenant(at),
    purpose: 'refinement',
    need: 1,
    more: 0,
  }));
