import type { LimitSettings, Purpose } from './settings.ts';

const hour = 3_600_000;

/** The hour a moment belongs to: Jira's pools are full again at the top of it, and nothing carries over. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hour) * hour);
}

export function nextHour(at: Date): Date {
  return new Date(hourOf(at).getTime() + hour);
}

/**
 * The total of a pool at which a purpose stops, whoever used it: what sweeps leave is kept for
 * refinements, and the last part of all for verifying what was written.
 */
export function ceilingOf(
  { pointsPerHour, sweepPercent, verificationPercent }: LimitSettings,
  purpose: Purpose,
): number {
  const percent = {
    sweep: sweepPercent,
    refinement: 100 - verificationPercent,
    verification: 100,
  }[purpose];
  return Math.floor((pointsPerHour * percent) / 100);
}

/** A pool as somebody finds it who asks for points. */
export interface PoolAsk {
  /** Points that everybody reserved or used in this hour. */
  total: number;
  /** Those of the tenant that asks. */
  own: number;
  ceiling: number;
  /** Null in a pool that one tenant has for itself. */
  fairness: number | null;
  /** Points for the next call, and for all that the work usually takes. */
  need: number;
  want: number;
}

/**
 * The points granted: all that is wanted, else what is needed, else none. In a common pool a tenant
 * may have at most `fairness` times what it leaves to the others: alone it gets most of the pool, two
 * that ask for all get the same, and there is always something left for one that comes late.
 */
export function pointsGranted({ total, own, ceiling, fairness, need, want }: PoolAsk): number {
  const fits = (points: number) =>
    total + points <= ceiling &&
    (fairness === null || own + points <= fairness * (ceiling - total - points));
  return [want, need].find(fits) ?? 0;
}
