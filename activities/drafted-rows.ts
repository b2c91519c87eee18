import type { Digest } from '../domain/canonical.ts';
import { type DraftGround, draftAll } from '../domain/drafts/draft-all.ts';
import type { SectionDraft } from '../domain/drafts/draft-sections.ts';
import type { SubtaskDraft } from '../domain/drafts/draft-subtasks.ts';
import { ideaOf } from '../domain/drafts/idea.ts';
import { sectionsOperation } from '../domain/drafts/section-operation.ts';
import { type ErrorCode, isReadygateError } from '../domain/errors.ts';
import type { BaseField } from '../domain/issue.ts';
import type { Operation } from '../domain/operation.ts';
import { createSubtaskOperation } from '../domain/operations/create-subtask.ts';
import { operationFields } from '../domain/operations/depends.ts';
import type { PlanRow } from '../domain/plan.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../domain/seal.ts';
import type { ActivityDeps } from './deps.ts';
import type { PlanContext } from './new-plan.ts';
import { type SubtaskMeta, subtaskMeta } from './preflight/subtask-type.ts';
import type { Access } from './reading.ts';

/** What rows are drafted from: as it was read, and what Jira says of the changes that it would take. */
export interface RowGround extends DraftGround {
  /** The description as Jira gave it. */
  description: unknown;
  /** Null where no subtasks can be made, or none were drafted. */
  subtaskType: Extract<SubtaskMeta, { ok: true }> | null;
  /** The description is on the edit screen. */
  hasDescription: boolean;
  /** Why something that was drafted cannot be proposed. */
  problem: ErrorCode | null;
  origin: string;
}

export interface DraftedRows {
  rows: PlanRow[];
  rejectedBefore: number;
}

type Place = Pick<PlanContext, 'refinementId' | 'round'>;
type Unplaced = Pick<PlanRow, 'operation' | 'provenance' | 'tier' | 'confidence'>;

/**
 * Looks what Jira would take of the drafts, which asks only for what was drafted.
 * @throws {ReadygateError} those of Jira's reads
 */
export async function lookForRows(
  deps: ActivityDeps,
  { auth }: Access,
  ground: DraftGround & { description: unknown },
  rejected: ReadonlySet<Digest> = new Set(),
): Promise<RowGround> {
  const { issue } = ground;
  const { sections, subtasks } = draftAll(ground, rejected);
  const meta = subtasks.length > 0 ? await subtaskMeta(deps, { auth }, issue.projectId) : null;
  const fields = sections.length > 0 ? await deps.jira.listEditFields(auth, issue.id) : null;
  const isMissing = fields !== null && !('description' in fields);
  return {
    ...ground,
    subtaskType: meta?.ok ? meta : null,
    hasDescription: fields !== null && !isMissing,
    problem: meta && !meta.ok ? meta.problem : isMissing ? 'field_not_on_screen' : null,
    origin: deps.writing.origin,
  };
}

/**
 * Rows of everything drafted, sections first. Ids come from refinement, round and position: drafting
 * twice gives the same rows.
 */
export function draftRows(
  ground: RowGround,
  place: Place,
  rejected: ReadonlySet<Digest>,
): DraftedRows {
  const { sections, subtasks, rejectedBefore } = draftAll(ground, rejected);
  const { subtaskType, hasDescription } = ground;
  const made = [
    ...(hasDescription && sections.length > 0 ? sectionRow(sections, ground) : []),
    ...(subtaskType ? subtasks.map((draft) => subtaskRow(draft, subtaskType, ground)) : []),
  ];
  return { rows: made.map((row, position) => placed(row, position, place)), rejectedBefore };
}

/** All sections are one row: each would otherwise find the description changed by the one before. */
function sectionRow(
  sections: readonly SectionDraft[],
  { issue, description, origin }: RowGround,
): Unplaced[] {
  const spans = sections.flatMap((section) => section.spans);
  const ideas = sections.map(({ idea }) => idea);
  try {
    return [
      {
        operation: sectionsOperation(sections, { issueId: issue.id, description, origin }),
        provenance: {
          lane: 'rules',
          ...(sections[0] ? { rule: sections[0].rule } : {}),
          spans,
          idea: ideaOf({ kind: 'insertSections', ideas }, spans),
          parts: ideas,
        },
        tier: sections.some(({ tier }) => tier === 'medium') ? 'medium' : 'low',
        confidence: sections.some(({ confidence }) => confidence === 'low') ? 'low' : 'high',
      },
    ];
  } catch (error) {
    // It would not fit into the field.
    if (isReadygateError(error, 'invalid_operation')) return [];
    throw error;
  }
}

function subtaskRow(
  draft: SubtaskDraft,
  { issueTypeId, hasDescription }: NonNullable<RowGround['subtaskType']>,
  { issue, origin }: RowGround,
): Unplaced {
  const { summary, lines, spans, lane, rule, idea, tier, confidence, assumption } = draft;
  return {
    operation: createSubtaskOperation({
      issueId: issue.id,
      projectId: issue.projectId,
      issueTypeId,
      summary,
      lines: hasDescription ? lines : [],
      origin: hasDescription ? origin : '',
    }),
    provenance: {
      lane,
      ...(rule === undefined ? {} : { rule }),
      spans,
      idea,
      ...(assumption ? { assumption } : {}),
    },
    tier,
    confidence,
  };
}

function placed(row: Unplaced, position: number, { refinementId, round }: Place): PlanRow {
  const id = rowIdOf(refinementId, round, position);
  return {
    ...row,
    id,
    position,
    digest: rowDigest(row.operation, []),
    fields: fieldsOf(row.operation, row.provenance.spans),
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
