import type { Report, RuleResult, Severity } from '../report.ts';
import { rules } from './rules/index.ts';

const severities: Severity[] = ['critical', 'warning', 'info'];
const costs = new Map(rules.map(({ id, cost }) => [id, cost]));

const wholes = new Map(rules.map(({ id, partOf }) => [id, partOf]));

/**
 * Failed and unreadable results: those that count first, by severity, then the cheapest to fix. One
 * fault is one finding: that of a part is left out beside that of the whole.
 */
export function orderFindings(results: readonly RuleResult[]): RuleResult[] {
  const found = results.filter(({ outcome }) => outcome === 'fail' || outcome === 'unreadable');
  const named = new Set<string | undefined>(found.map(({ rule }) => rule));
  return found
    .filter(({ rule }) => !named.has(wholes.get(rule)))
    .toSorted(
      (a, b) =>
        Number(b.counts) - Number(a.counts) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        costOf(a) - costOf(b) ||
        (a.rule < b.rule ? -1 : 1),
    );
}

/** Ids of the failed rules that count, in the order in which findings are shown. */
export function worstFirst({ results }: Pick<Report, 'results'>): string[] {
  const failed = results.filter(({ outcome, counts }) => outcome === 'fail' && counts);
  return orderFindings(failed).map(({ rule }) => rule);
}

/** How dear a finding is to fix: 1 (a word) to 5 (a conversation). */
export function costOf({ rule }: Pick<RuleResult, 'rule'>): number {
  return costs.get(rule) ?? 5;
}
