import type { Outcome, Replayed } from './replay.ts';

/** How good suggestions were: shares of issues, and the mean of one over the rank. */
export interface Figures {
  top1: number;
  top3: number;
  mrr: number;
}

/** Where a figure lies with a probability of 95 %. */
export type Intervals = Record<keyof Figures, [number, number]>;

const worth: Record<keyof Figures, (outcome: Outcome) => number> = {
  top1: ({ rank }) => Number(rank === 1),
  top3: ({ rank }) => Number(rank !== null && rank <= 3),
  mrr: ({ rank }) => (rank === null ? 0 : 1 / rank),
};

/** 0 where there is no issue. */
export function figuresOf(issues: readonly Replayed[], method: string): Figures {
  const mean = (measure: keyof Figures) =>
    issues.reduce((sum, issue) => sum + worthOfIssue(issue, method, measure), 0) /
    Math.max(1, issues.length);
  return { top1: mean('top1'), top3: mean('top3'), mrr: mean('mrr') };
}

/**
 * Intervals of a method's figures, or of what it has more than another one: from the spread of as many issues drawn
 * with replacement, again and again. The same seed gives the same interval.
 */
export function intervalsOf(
  issues: readonly Replayed[],
  method: string,
  { seed, draws = 1000, less }: { seed: number; draws?: number; less?: string },
): Intervals {
  const interval = (measure: keyof Figures): [number, number] => {
    const values = Float64Array.from(
      issues,
      (issue) =>
        worthOfIssue(issue, method, measure) -
        (less === undefined ? 0 : worthOfIssue(issue, less, measure)),
    );
    return intervalOfMean(values, draws, createLot(seed));
  };
  return { top1: interval('top1'), top3: interval('top3'), mrr: interval('mrr') };
}

function worthOfIssue(issue: Replayed, method: string, measure: keyof Figures): number {
  return worth[measure](issue.outcomes[method] ?? { rank: null, first: null });
}

function intervalOfMean(values: Float64Array, draws: number, lot: () => number): [number, number] {
  if (values.length === 0) return [0, 0];
  const means = Float64Array.from({ length: draws }, () => {
    let sum = 0;
    for (let n = 0; n < values.length; n++) sum += values[(lot() * values.length) | 0] ?? 0;
    return sum / values.length;
  }).sort();
  return [means[Math.floor(draws * 0.025)] ?? 0, means[Math.ceil(draws * 0.975) - 1] ?? 0];
}

/** Numbers from 0 to below 1 by a seed. Source: Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (2003), issue 14. */
export function createLot(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** How evenly first suggestions spread over people. */
export interface Spread {
  /** People named or assigned at least once. */
  people: number;
  /** The share of the one who has most. */
  busiest: number;
  /** As many people with equal shares would spread as evenly. */
  evenPeople: number;
}

export function spreadOf(names: readonly (string | null)[]): Spread {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shares = [...counts.values()].map((count) => count / total);
  const entropy = shares.reduce((sum, share) => sum - share * Math.log(share), 0);
  return {
    people: counts.size,
    busiest: Math.max(0, ...shares),
    evenPeople: total === 0 ? 0 : Math.exp(entropy),
  };
}
