/** Rows that a page of the keyboard goes over. */
const page = 10;

type Step = (from: number, count: number) => number;

const within = (to: number, count: number) => Math.min(Math.max(to, 0), count - 1);

/** Where a key leads in a list of rows; keys that lead nowhere are not there. */
export const steps: Readonly<Record<string, Step>> = {
  ArrowDown: (from, count) => within(from + 1, count),
  ArrowUp: (from, count) => within(from - 1, count),
  PageDown: (from, count) => within(from + page, count),
  PageUp: (from, count) => within(from - page, count),
  Home: (_from, count) => within(0, count),
  End: (_from, count) => within(count, count),
};
