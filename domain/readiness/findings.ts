import type { RuleResult, Severity } from '../report.ts';
import { rules } from './rules/index.ts';

const severities: Severity[] = ['critical', 'warning', 'info'];
const costs = new Map(rules.map(({ id, cost }) => [id, cost]));

/** Failed and unreadable results: those that count first, by severity, then the cheapest to fix. */
export function orderFindings(results: readonly RuleResult[]): RuleResult[] {
  return results
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unreadable')
    .toSorted(
      (a, b) =>
        Number(b.counts) - Number(a.counts) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        costOf(a) - costOf(b) ||
        (a.rule < b.rule ? -1 : 1),
    );
}

/** How dear a finding is to fix: 1 (a word) to 5 (a conversation). */
export function costOf({ rule }: Pick<RuleResult, 'rule'>): number {
  return costs.get(rule) ?? 5;
}
