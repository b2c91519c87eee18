import { createHash } from 'node:crypto';

/** The first so many of a list in an order that seed and name fix: a draw that anybody can repeat. */
export function draw<T>(all: readonly T[], count: number, seed: number, name: string): T[] {
  const place = (one: T) =>
    createHash('sha256')
      .update(`${seed}:${name}:${String(one)}`)
      .digest('hex');
  return all
    .map((one) => ({ one, at: place(one) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}
