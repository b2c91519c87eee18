/** Days as `2026-11-24`, in UTC. */

const dayLength = 24 * 3_600_000;

/** Whether a text names a day that there is, from the year 1 on, where the database begins. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day so many days after another, before it where the number is negative. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** How many days from one to another, both counted; below 1 where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength + 1;
}

/** Spans of at most so many days that cover the days from one to another, in their order. */
export function* spansOf(
  from: string,
  to: string,
  most: number,
): Generator<{ from: string; to: string }> {
  for (let start = from; start <= to; start = dayAfter(start, most)) {
    const end = dayAfter(start, most - 1);
    yield { from: start, to: end < to ? end : to };
  }
}
