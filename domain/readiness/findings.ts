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
        (costs.get(a.rule) ?? 5) - (costs.get(b.rule) ?? 5) ||
        (a.rule < b.rule ? -1 : 1),
    );
}
