import type { SweepAmounts, SweepSource } from './sweep.ts';

/** The longest page of a sweep: Jira gives no more with content. */
export const sweepPageSize = 100;

/** Points of a page: one for the request, and one for each issue. */
export const pagePoints = (issues: number): number => 1 + issues;

/** Points of looking in a project for what changed meanwhile, and whether a page was the last. */
const closingPoints = 3;
/** Issues that one worker judges in a second, on the low side. */
const issuesPerSecond = 50;

/**
 * What a sweep of projects with so many issues takes, on the high side. Judging asks no model: tokens and money
 * are those of what a sweep may propose afterwards, by itself none.
 */
export function estimateSweep(source: SweepSource, counts: readonly number[]): SweepAmounts {
  const issues = counts.reduce((sum, count) => sum + count, 0);
  const points = source === 'stored' ? 0 : counts.reduce((sum, one) => sum + projectPoints(one), 0);
  const seconds = Math.max(1, Math.ceil(issues / issuesPerSecond));
  return { issues, points, seconds, tokens: 0, micros: 0 };
}

function projectPoints(issues: number): number {
  return issues + Math.max(1, Math.ceil(issues / sweepPageSize)) + closingPoints;
}

/** What keeps a sweep from going on, by the ceiling that is reached. */
type ReachedCeiling = `budget_${keyof SweepAmounts}`;

/** Issues and points that a next page may take, or the ceiling that leaves no room. */
export type SweepRoom =
  | { reached: null; issues: number; points: number }
  | { reached: ReachedCeiling };

/**
 * The room for a next page. Where all issues that were approved are judged, one more is asked for: whether there
 * are more is known only then.
 */
export function roomFor(source: SweepSource, budget: SweepAmounts, used: SweepAmounts): SweepRoom {
  const left = (unit: keyof SweepAmounts) => budget[unit] - used[unit];
  if (left('seconds') <= 0) return { reached: 'budget_seconds' };
  if (left('tokens') < 0) return { reached: 'budget_tokens' };
  if (left('micros') < 0) return { reached: 'budget_micros' };
  const wanted = Math.min(sweepPageSize, Math.max(1, left('issues')));
  if (source === 'stored') return { reached: null, issues: wanted, points: 0 };
  const issues = Math.min(wanted, left('points') - 1);
  if (issues < 1) return { reached: 'budget_points' };
  return { reached: null, issues, points: pagePoints(issues) };
}

/** Whether so many further issues are more than was approved. */
export function isTooMany(budget: SweepAmounts, used: SweepAmounts, issues: number): boolean {
  return used.issues + issues > budget.issues;
}
