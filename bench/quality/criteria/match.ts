import type { Counts } from '../scores.ts';

/** A place in a description, `[start, end)`. */
export type Place = readonly [number, number];

/** Two places are the same criterion when what they share is at least this part of what they cover. */
const sameFrom = 0.8;

/** Found against labelled places; each place matches one other at most. */
export function compare(gold: readonly Place[], found: readonly Place[]): Counts {
  const free = new Set(found);
  let truePositives = 0;
  for (const place of gold) {
    const match = [...free].find((other) => overlap(place, other) >= sameFrom);
    if (!match) continue;
    free.delete(match);
    truePositives += 1;
  }
  return { truePositives, falsePositives: free.size, falseNegatives: gold.length - truePositives };
}

function overlap([a, b]: Place, [c, d]: Place): number {
  const shared = Math.max(0, Math.min(b, d) - Math.max(a, c));
  return shared / (b - a + (d - c) - shared);
}
