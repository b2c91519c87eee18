import type { ComponentsDraft } from '../domain/drafts/draft-components.ts';
import type { LinkDraft } from '../domain/drafts/draft-links.ts';
import type { SectionDraft } from '../domain/drafts/draft-sections.ts';
import type { SubtaskDraft } from '../domain/drafts/draft-subtasks.ts';
import { ideaOf } from '../domain/drafts/idea.ts';
import { sectionsOperation } from '../domain/drafts/section-operation.ts';
import type { BaseField, NormalIssue } from '../domain/issue.ts';
import type { Operation } from '../domain/operation.ts';
import { createSubtaskOperation } from '../domain/operations/create-subtask.ts';
import { operationFields } from '../domain/operations/depends.ts';
import { linkIssuesOperation } from '../domain/operations/link-issues.ts';
import { setComponentsOperation } from '../domain/operations/set-fields.ts';
import type { PlanRow } from '../domain/plan.ts';
import { componentPresent } from '../domain/readiness/rules/component-present.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../domain/seal.ts';
import type { PlanContext } from './new-plan.ts';
import type { SubtaskMeta } from './preflight/subtask-type.ts';

/** A row before it has its place in a plan. */
export type Unplaced = Pick<PlanRow, 'operation' | 'provenance' | 'fields' | 'tier' | 'confidence'>;

interface Ground {
  issue: NormalIssue;
  description: unknown;
  origin: string;
}

/**
 * All sections are one row: each would otherwise find the description changed by the one before.
 * @throws {ReadygateError} invalid_operation where they would be too long
 */
export function sectionRow(
  sections: readonly SectionDraft[],
  { issue, description, origin }: Ground,
): Unplaced {
  const spans = sections.flatMap((section) => section.spans);
  const ideas = sections.map(({ idea }) => idea);
  const operation = sectionsOperation(sections, { issueId: issue.id, description, origin });
  return {
    operation,
    provenance: {
      lane: 'rules',
      ...(sections[0] ? { rule: sections[0].rule } : {}),
      spans,
      idea: ideaOf({ kind: 'insertSections', ideas }, spans),
      parts: ideas,
    },
    fields: fieldsOf(operation, spans),
    tier: sections.some(({ tier }) => tier === 'medium') ? 'medium' : 'low',
    confidence: sections.some(({ confidence }) => confidence === 'low') ? 'low' : 'high',
  };
}

export function subtaskRow(
  draft: SubtaskDraft,
  { issueTypeId, hasDescription }: Extract<SubtaskMeta, { ok: true }>,
  { issue, origin }: Ground,
): Unplaced {
  const { summary, lines, spans, lane, rule, idea, tier, confidence, assumption } = draft;
  const operation = createSubtaskOperation({
    issueId: issue.id,
    projectId: issue.projectId,
    issueTypeId,
    summary,
    lines: hasDescription ? lines : [],
    origin: hasDescription ? origin : '',
  });
  return {
    operation,
    provenance: {
      lane,
      ...(rule === undefined ? {} : { rule }),
      spans,
      idea,
      ...(assumption ? { assumption } : {}),
    },
    fields: fieldsOf(operation, spans),
    tier,
    confidence,
  };
}

/** All components are one row: each would otherwise find the field changed by the one before. */
export function componentsRow(
  { components, spans, confidence, idea, parts }: ComponentsDraft,
  { issue }: Pick<Ground, 'issue'>,
): Unplaced {
  const change = { issueId: issue.id, current: [], add: components, remove: [] };
  const operation = setComponentsOperation(change);
  return {
    operation,
    provenance: { lane: 'rules', rule: componentPresent.id, spans, idea, parts },
    fields: fieldsOf(operation, spans),
    tier: 'low',
    confidence,
  };
}

export function linkRow(
  { link, span, confidence, idea }: LinkDraft,
  { issue }: Pick<Ground, 'issue'>,
): Unplaced {
  const operation = linkIssuesOperation({ issueId: issue.id, ...link });
  return {
    operation,
    provenance: { lane: 'rules', spans: [span], idea },
    fields: fieldsOf(operation, [span]),
    tier: 'low',
    confidence,
  };
}

/** A row at its place in a plan; its ids come from it. */
export function placed(
  row: Unplaced,
  position: number,
  { refinementId, round }: Pick<PlanContext, 'refinementId' | 'round'>,
): PlanRow {
  const id = rowIdOf(refinementId, round, position);
  return {
    ...row,
    id,
    position,
    digest: rowDigest(row.operation, []),
    after: [],
    state: 'open',
    operationId: operationIdOf(id, 1),
  };
}

function fieldsOf(operation: Operation, spans: PlanRow['provenance']['spans']): BaseField[] {
  const fields = new Set<BaseField>([
    ...operationFields(operation),
    ...spans.map(({ field }) => field),
  ]);
  return [...fields].sort();
}
