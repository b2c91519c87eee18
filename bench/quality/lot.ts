import type { Held } from '../result.ts';

/** A list in an order that numbers from 0 to below 1 give it (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], next: () => number): T[] {
  const list = [...all];
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
}

/** Whether a draw gives what was labelled: the same, in whatever order. */
export function isSameDraw(labelled: readonly string[], drawn: readonly string[]): boolean {
  return labelled.toSorted().join() === drawn.toSorted().join();
}

/** Held where the labels are of what the seed draws, so that nobody chose them. */
export function redrawn(name: string, isSame: boolean): Held {
  return {
    name: `${name}.redrawn`,
    what: `${name}: what the seed draws is what was labelled`,
    ratio: isSame ? 1 : 0,
    bar: { atLeast: 1 },
  };
}
