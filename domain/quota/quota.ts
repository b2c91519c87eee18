import type { Time } from '../json.ts';

/** What is counted, and may be held back by the ceilings of an edition. */
export const quotaKinds = ['judgements', 'refinements', 'model_tokens', 'sweeps'] as const;
export type QuotaKind = (typeof quotaKinds)[number];

/** What an edition allows of a kind; null where nothing holds it back. */
export interface Ceilings {
  day: number | null;
  month: number | null;
}

/** What a tenant took of a kind: used, and reserved by what is on its way. */
export interface Taken {
  /** In UTC; the month is that of this day. */
  day: string;
  dayUsed: number;
  dayReserved: number;
  monthUsed: number;
  monthReserved: number;
}

/** A ceiling that leaves no room. */
export interface ReachedQuota {
  kind: QuotaKind;
  span: 'day' | 'month';
  limit: number;
  /** When it begins anew; null where even then there is no room for so much. */
  resetsAt: Time | null;
}

/** The ceiling that an amount does not fit under; of two the one that resets last. */
export function reachedQuota(
  kind: QuotaKind,
  { day, month }: Ceilings,
  taken: Taken,
  amount: number,
): ReachedQuota | null {
  if (isOver(taken.monthUsed + taken.monthReserved, amount, month))
    return reached(kind, 'month', month, { taken, amount });
  if (isOver(taken.dayUsed + taken.dayReserved, amount, day))
    return reached(kind, 'day', day, { taken, amount });
  return null;
}

function isOver(taken: number, amount: number, limit: number | null): limit is number {
  return limit !== null && taken + amount > limit;
}

function reached(
  kind: QuotaKind,
  span: 'day' | 'month',
  limit: number,
  { taken, amount }: { taken: Taken; amount: number },
): ReachedQuota {
  return { kind, span, limit, resetsAt: amount > limit ? null : resetOf(span, taken.day) };
}

/** When the day, or the month of a day, is over. */
export function resetOf(span: 'day' | 'month', day: string): Time {
  const date = new Date(`${day}T00:00:00.000Z`);
  const next =
    span === 'day'
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
      : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  return new Date(next).toISOString();
}

/** The day of a time, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
