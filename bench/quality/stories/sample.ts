import { seeded } from '../../../faults/chaos/plan.ts';
import { shuffled } from '../lot.ts';
import type { StoryLine } from './read-stories.ts';

export const seed = 20_261_124;
const labelled = 200;

/** What the lot gives: the stories that are labelled, and the files that may be looked at. */
export interface Sample {
  ids: string[];
  tuning: string[];
}

/** Half of the files first, then of each file as many stories as are its share. */
export function sampleOf(stories: readonly StoryLine[]): Sample {
  const next = seeded(seed);
  const files = Map.groupBy(stories, ({ id }) => id.slice(0, 3));
  const tuning = shuffled([...files.keys()], next).slice(0, files.size / 2);
  const counts = sharesOf([...files.values()].map(({ length }) => length));
  const ids = [...files.values()].flatMap((lines, at) => {
    const drawn = shuffled(
      lines.map(({ id }) => id),
      next,
    );
    return drawn.slice(0, counts[at]);
  });
  return { ids, tuning };
}

/** The stories of each file in proportion, in whole numbers: the largest remainders are rounded up. */
function sharesOf(sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * labelled) / all);
  const counts = exact.map(Math.floor);
  const left = labelled - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share % 1 }))
    .toSorted((a, b) => b.remainder - a.remainder);
  for (const { at } of byRemainder.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}
