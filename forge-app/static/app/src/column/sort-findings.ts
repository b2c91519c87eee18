import type { FindingView, ReportView } from '../../../../../domain/views.ts';

/** Findings shown openly. */
const most = 3;

export interface SortedFindings {
  first: FindingView[];
  more: FindingView[];
  hints: FindingView[];
}

/** The API's order stands: worst and cheapest first. */
export function sortFindings({ findings }: ReportView): SortedFindings {
  const counting = findings.filter(({ counts }) => counts);
  return {
    first: counting.slice(0, most),
    more: counting.slice(most),
    hints: findings.filter(({ counts }) => !counts),
  };
}

/** Characters of one quotation. */
const longest = 140;

/** The words of the issue that a finding, or a risk area, points to, at most two, each once. */
export function quotations({ evidence }: Pick<FindingView, 'evidence'>): string[] {
  const texts = evidence.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
  return [...new Set(texts)]
    .slice(0, 2)
    .map((text) => (text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text));
}
