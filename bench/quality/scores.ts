/** Right and wrong answers to a question with yes or no. */
export interface Counts {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
}

/** How answers compare with what is so. */
export function countsOf(pairs: readonly { gold: boolean; found: boolean }[]): Counts {
  const count = (gold: boolean, found: boolean) =>
    pairs.filter((pair) => pair.gold === gold && pair.found === found).length;
  return {
    truePositives: count(true, true),
    falsePositives: count(false, true),
    falseNegatives: count(true, false),
  };
}

/** Precision, recall and F1; 0 where there is nothing to divide by. */
export function scoresOf({ truePositives, falsePositives, falseNegatives }: Counts) {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
    f1: share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
