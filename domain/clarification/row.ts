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
    ...originOf(questions),
    tier: 'low',
    state: 'open',
    operationId: operationIdOf(id, 1),
  };
}

/** What a model asks is approved by itself, word by word: everybody who may read the comment reads it. */
function originOf(questions: readonly Question[]): Pick<PlanRow, 'provenance' | 'confidence'> {
  const ofModel = questions.filter(({ model }) => model).length;
  if (ofModel === 0) return { provenance: { lane: 'rules', spans: [] }, confidence: 'high' };
  const spans = questions.flatMap(({ about }) => (about ? [about.span] : []));
  return { provenance: { lane: 'model', spans, questions: ofModel }, confidence: 'low' };
}

/**
 * The parts of an issue that the questioned rules read, and those that hold words that are asked about:
 * while they stand, so do the questions.
 */
function fieldsAsked(questions: readonly Question[], issue: NormalIssue): BaseField[] {
  const read = questions.flatMap(({ rules: asked, about }) => [
    ...asked.flatMap((rule) => fieldsRead(rule, issue)),
    ...(about ? [about.span.field] : []),
  ]);
  return [...new Set<BaseField>(['project', 'type', ...read])].sort();
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
