/** A sentence as a place, `[start, end)`. */
export type Place = readonly [start: number, end: number];

/** Found places that are right or wrong, labelled places that were found or missed. */
export interface Matched {
  right: number;
  wrong: number;
  met: number;
  missed: number;
}

/** A place is matched when places of the other side cover at least this part of it. */
const covered = 0.5;

/**
 * Compares what was found with what is labelled, without asking that both cut sentences alike: two found
 * sentences may answer one labelled sentence.
 */
export function match(gold: readonly Place[], found: readonly Place[]): Matched {
  const right = found.filter((place) => isCovered(place, gold)).length;
  const met = gold.filter((place) => isCovered(place, found)).length;
  return { right, wrong: found.length - right, met, missed: gold.length - met };
}

function isCovered([start, end]: Place, by: readonly Place[]): boolean {
  const shared = by.map(([a, b]) => Math.max(0, Math.min(b, end) - Math.max(a, start)));
  return shared.reduce((sum, size) => sum + size, 0) >= covered * (end - start);
}

export function sumOf(all: readonly Matched[]): Matched {
  const total = (name: keyof Matched) => all.reduce((sum, one) => sum + one[name], 0);
  return {
    right: total('right'),
    wrong: total('wrong'),
    met: total('met'),
    missed: total('missed'),
  };
}

/** Precision over what was found, recall over what is labelled, and their harmonic mean. */
export function ratesOf({ right, wrong, met, missed }: Matched) {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const precision = share(right, right + wrong);
  const recall = share(met, met + missed);
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}
