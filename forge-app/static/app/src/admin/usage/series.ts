import type { Usage } from '../replies.ts';

/** One day of a kind, also where nothing happened. */
export interface Point {
  day: string;
  used: number;
  denied: number;
}

const dayLength = 86_400_000;

/** Every day of a period, in order. */
function daysOf(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / dayLength) + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * dayLength).toISOString().slice(0, 10),
  );
}

/** What was used and denied of a kind on each day of the period. */
export function seriesOf(
  { from, to, days }: Pick<Usage, 'from' | 'to' | 'days'>,
  kind: string,
): Point[] {
  const known = new Map(days.filter((day) => day.kind === kind).map((day) => [day.day, day]));
  return daysOf(from, to).map((day) => ({
    day,
    used: known.get(day)?.used ?? 0,
    denied: known.get(day)?.denied ?? 0,
  }));
}

/** The first day of a period of so many days that ends today, in UTC. */
export function firstOf(count: number, now: Date): string {
  return new Date(now.getTime() - (count - 1) * dayLength).toISOString().slice(0, 10);
}
