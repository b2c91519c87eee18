import { costOf } from '../../../../domain/readiness/findings.ts';
import type { ReadinessStatus, Report, RuleResult } from '../../../../domain/report.ts';

/** What the reports of all issues have in common. */
export interface Tally {
  all: number;
  statuses: Record<ReadinessStatus, number>;
  /** Issues by tens of their score; 100 counts with the nineties. */
  scores: number[];
  /** Issues by what they lack, with one of the results that say so. */
  gaps: Map<string, { count: number; result: RuleResult }>;
}

export function createTally(): Tally {
  return {
    all: 0,
    statuses: { ready: 0, needs_work: 0, not_ready: 0 },
    scores: Array.from({ length: 10 }, () => 0),
    gaps: new Map(),
  };
}

export function count(tally: Tally, { score, status, results }: Report): void {
  tally.all += 1;
  tally.statuses[status] += 1;
  const ten = Math.min(9, Math.floor(score / 10));
  tally.scores[ten] = (tally.scores[ten] ?? 0) + 1;
  for (const result of results) {
    // What could not be read is not missing.
    if (!result.counts || result.outcome !== 'fail') continue;
    const { count: before = 0 } = tally.gaps.get(result.rule) ?? {};
    tally.gaps.set(result.rule, { count: before + 1, result });
  }
}

/** The gaps, the most frequent first; among equals those that are cheap to fix. */
export function orderGaps({ gaps }: Tally) {
  return [...gaps.values()].toSorted(
    (a, b) =>
      b.count - a.count ||
      costOf(a.result) - costOf(b.result) ||
      (a.result.rule < b.result.rule ? -1 : 1),
  );
}
