/** What is killed, and how long it is left alone before: milliseconds, from and to. */
export const targets = {
  worker: [5000, 10_000],
  api: [5000, 10_000],
  dispatcher: [5000, 10_000],
  postgres: [30_000, 30_000],
  temporal: [60_000, 60_000],
} as const satisfies Record<string, readonly [number, number]>;

export type ChaosTarget = keyof typeof targets;

/** Numbers from 0 to below 1, the same for the same seed. @see https://github.com/bryc/code (mulberry32) */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The times, one after the other, for which a target is left alone. One seed gives one plan. */
export function* quietTimes(target: ChaosTarget, seed: number): Generator<number, never> {
  const random = seeded(seed * 31 + Object.keys(targets).indexOf(target));
  const [from, to] = targets[target];
  for (;;) yield Math.round(from + random() * (to - from));
}

/** What one person does: when, and which of the rows of the plan are approved; the others are rejected. */
export interface Intent {
  /** Milliseconds after the begin. */
  at: number;
  approves: readonly boolean[];
}

/** Rows that a plan of the chaos has. */
export const rowsPerPlan = 5;

/** So many intents spread over a time, in order. About one row in five is rejected. */
export function intents(count: number, seed: number, spreadMs: number): Intent[] {
  const random = seeded(seed);
  const approval = () => Array.from({ length: rowsPerPlan }, () => random() < 0.8);
  return Array.from({ length: count }, () => ({
    at: Math.round(random() * spreadMs),
    approves: approval(),
  })).toSorted((a, b) => a.at - b.at);
}
