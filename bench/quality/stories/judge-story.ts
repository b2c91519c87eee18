import { loadPack } from '../../../bin/packs.ts';
import type { Span } from '../../../domain/issue.ts';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { RuleResult } from '../../../domain/report.ts';

export const parts = ['role', 'action', 'benefit'] as const;
export type Part = (typeof parts)[number];

export type Results = ReadonlyMap<string, RuleResult>;

const pack = loadPack('baseline');

/** What the rules of stories say of a line, as of the description of an issue, by rule. */
export function judgeStory(text: string): Results {
  const issue = normaliseRow({ key: 'A-1', type: 'Story', summary: '', description: text });
  const results = judge(issue, pack).results.filter(({ rule }) => rule.startsWith('story.'));
  return new Map(results.map((result) => [result.rule, result]));
}

/** The place of a part that a rule found. */
export function foundPart(results: Results, part: Part): Span | null {
  const result = results.get(`story.${part}`);
  return result?.outcome === 'pass' ? (result.evidence[0] ?? null) : null;
}

export function asksForSeveral(results: Results): boolean {
  return results.get('story.atomic')?.outcome === 'fail';
}
