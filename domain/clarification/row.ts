import type { BaseField, NormalIssue } from '../issue.ts';
import type { Audience } from '../operation.ts';
import { addCommentOperation } from '../operations/add-comment.ts';
import type { PlanRow } from '../plan.ts';
import { rules } from '../readiness/rules/index.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../seal.ts';
import type { Question } from './questions.ts';

/** What the row of a clarification is made from. */
export interface AskingFor {
  refinementId: string;
  round: number;
  issue: NormalIssue;
  questions: readonly Question[];
  audience: Audience;
  /** The line that says who wrote the comment. */
  origin: string;
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The only row of a plan that asks: one comment with all questions. Drafting twice gives the same row. */
export function askingRow(asking: AskingFor): PlanRow {
  const { refinementId, round, issue, questions, audience, origin } = asking;
  const texts = questions.map(({ text }) => text);
  const lines = texts.length > 1 ? texts.map((text, at) => `${at + 1}. ${text}`) : texts;
  const operation = addCommentOperation({ issueId: issue.id, lines, audience, origin });
  const id = rowIdOf(refinementId, round, 0);
  return {
    id,
    position: 0,
    operation,
    digest: rowDigest(operation, []),
    fields: fieldsAsked(questions, issue),
    after: [],
    provenance: { lane: 'rules', spans: [] },
    tier: 'low',
    confidence: 'high',
    state: 'open',
    operationId: operationIdOf(id, 1),
  };
}

/** The parts of an issue that the questioned rules read: while they stand, so do the questions. */
function fieldsAsked(questions: readonly Question[], issue: NormalIssue): BaseField[] {
  const asked = questions.flatMap((question) => question.rules);
  return [
    ...new Set(['type' as const, ...asked.flatMap((rule) => fieldsRead(rule, issue))]),
  ].sort();
}

function fieldsRead(rule: string, { texts, values }: NormalIssue): BaseField[] {
  const keys = texts.map(({ key }) => key);
  const reads = byId.get(rule)?.reads;
  if (!reads) return keys;
  return reads.flatMap((name): BaseField[] => {
    if (name === 'acceptanceCriteria') return keys.filter((key) => key.startsWith('field:'));
    const field = name === 'summary' || name === 'description' ? name : (`field:${name}` as const);
    return keys.includes(field) || field in values ? [field] : [];
  });
}
