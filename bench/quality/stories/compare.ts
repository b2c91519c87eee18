import type { Counts } from '../scores.ts';

/** A marked text and a found one; null where there is none. */
export interface Pair {
  gold: string | null;
  found: string | null;
}

/** Exact: the same text but for marks at its ends and the article at its start. */
export function exactCounts(pairs: readonly Pair[]): Counts {
  const same = pairs.filter(
    ({ gold, found }) => gold !== null && found !== null && bare(gold) === bare(found),
  ).length;
  return countsFrom(
    same,
    pairs.filter(({ found }) => found !== null).length,
    pairs.filter(({ gold }) => gold !== null).length,
  );
}

/** Lenient: the words that both have. */
export function wordCounts(pairs: readonly Pair[]): Counts {
  const sum = (count: (pair: Pair) => number) =>
    pairs.reduce((total, pair) => total + count(pair), 0);
  return countsFrom(
    sum(({ gold, found }) => sharedWords(wordsOf(gold), wordsOf(found))),
    sum(({ found }) => wordsOf(found).length),
    sum(({ gold }) => wordsOf(gold).length),
  );
}

function countsFrom(same: number, found: number, gold: number): Counts {
  return { truePositives: same, falsePositives: found - same, falseNegatives: gold - same };
}

function bare(text: string): string {
  return text
    .trim()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/^(?:an?|the) /i, '');
}

function wordsOf(text: string | null): string[] {
  return text?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sharedWords(gold: readonly string[], found: readonly string[]): number {
  const left = [...gold];
  return found.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}
