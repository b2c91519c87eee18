import type { ReadinessStatus, RuleResult } from '../report.ts';

/**
 * Score from 0 to 100: the weight of counting rules that passed, of those that passed or failed,
 * rounded half up in whole numbers: floor((200·P + T) / (2·T)); 100 where nothing applies.
 */
export function scoreOf(results: readonly RuleResult[]): number {
  const weightOf = (...outcomes: string[]) =>
    results
      .filter(({ counts, outcome }) => counts && outcomes.includes(outcome))
      .reduce((sum, { weight }) => sum + weight, 0);
  const passed = weightOf('pass');
  const judged = weightOf('pass', 'fail');
  return judged === 0 ? 100 : Math.floor((200 * passed + judged) / (2 * judged));
}

/** A critical finding caps the status; a critical rule that could not be read keeps it from ready. */
export function statusOf(
  results: readonly RuleResult[],
  score: number,
  thresholds: { ready: number; needsWork: number },
): ReadinessStatus {
  const critical = results.filter(({ counts, severity }) => counts && severity === 'critical');
  if (critical.some(({ outcome }) => outcome === 'fail')) return 'not_ready';
  if (score >= thresholds.ready)
    return critical.some(({ outcome }) => outcome === 'unreadable') ? 'needs_work' : 'ready';
  return score >= thresholds.needsWork ? 'needs_work' : 'not_ready';
}
