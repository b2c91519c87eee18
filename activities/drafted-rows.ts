import type { Digest } from '../domain/canonical.ts';
import { type DraftGround, draftAll, draftNeeds } from '../domain/drafts/draft-all.ts';
import type { Wish, WorkOrderWish } from '../domain/drafts/wish.ts';
import { workOrderDraft } from '../domain/drafts/work-order-draft.ts';
import { type ErrorCode, isReadygateError } from '../domain/errors.ts';
import type { Audience } from '../domain/operation.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { ActivityDeps } from './deps.ts';
import type { PlanContext } from './new-plan.ts';
import { lookForLinks } from './preflight/link-ground.ts';
import { hasRoomForComment } from './preflight/room.ts';
import { type SubtaskMeta, subtaskMeta } from './preflight/subtask-type.ts';
import type { Access } from './reading.ts';
import {
  componentsRow,
  linkRow,
  placed,
  sectionRow,
  subtaskRow,
  type Unplaced,
} from './row-of-draft.ts';

/** What rows are drafted from, as it was read. */
export interface Wanted extends Omit<DraftGround, 'wish' | 'components' | 'links'> {
  /** The description as Jira gave it. */
  description: unknown;
  /** Who may read comments. */
  audience: Audience;
  wish: Wish;
}

/** The same, with what Jira says of the changes that it would take. */
export interface RowGround extends Wanted, Pick<DraftGround, 'components' | 'links'> {
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
  /** Why there are no rows; null where nothing asks for any. */
  problem: ErrorCode | null;
}

/**
 * Looks what Jira would take of the drafts, which asks only for what was drafted.
 * @throws {ReadygateError} those of Jira's reads
 */
export async function lookForRows(
  deps: ActivityDeps,
  { auth }: Access,
  wanted: Wanted,
  rejected: ReadonlySet<Digest> = new Set(),
): Promise<RowGround> {
  const { issue } = wanted;
  const { description, comment, subtasks, components, keys } = changesIn(wanted, rejected);
  const meta = subtasks ? await subtaskMeta(deps, { auth }, issue.projectId) : null;
  const fields = description || components ? await deps.jira.listEditFields(auth, issue.id) : null;
  const isMissing = description && fields !== null && !('description' in fields);
  const isFull = comment && !(await hasRoomForComment(deps.jira, auth, issue.id));
  return {
    ...wanted,
    subtaskType: meta?.ok ? meta : null,
    hasDescription: fields !== null && 'description' in fields,
    problem:
      meta && !meta.ok
        ? meta.problem
        : isMissing
          ? 'field_not_on_screen'
          : isFull
            ? 'issue_full'
            : null,
    origin: deps.writing.origin,
    components: (fields?.components?.allowedValues ?? []).flatMap(({ id, name }) =>
      id !== undefined && name !== undefined ? [{ id, name }] : [],
    ),
    ...(keys.length > 0 ? { links: await lookForLinks(deps, { auth }, issue, keys) } : {}),
  };
}

interface Changes {
  description: boolean;
  comment: boolean;
  subtasks: boolean;
  components: boolean;
  /** Of the issues that links would lead to. */
  keys: string[];
}

/** Which parts of the issue drafts would change. */
function changesIn({ wish, ...ground }: Wanted, rejected: ReadonlySet<Digest>): Changes {
  if ('workOrder' in wish) {
    const description = wish.workOrder === 'section';
    return { description, comment: !description, subtasks: false, components: false, keys: [] };
  }
  const { sections, subtasks } = draftAll({ ...ground, wish }, rejected);
  const changes = { description: sections.length > 0, subtasks: subtasks.length > 0 };
  return { ...changes, comment: false, ...draftNeeds({ ...ground, wish }) };
}

/**
 * Rows of everything drafted: sections, components, links, subtasks. Ids come from refinement, round and position: drafting
 * twice gives the same rows.
 */
export function draftRows(
  ground: RowGround,
  place: Pick<PlanContext, 'refinementId' | 'round'>,
  rejected: ReadonlySet<Digest>,
): DraftedRows {
  try {
    const { made, rejectedBefore, problem } = draftsOf(ground, rejected);
    const rows = made.map((row, position) => placed(row, position, place));
    const left = rejectedBefore > 0 ? 'rejected_before' : null;
    return { rows, rejectedBefore, problem: rows.length > 0 ? null : (problem ?? left) };
  } catch (error) {
    if (!isReadygateError(error, 'invalid_operation')) throw error;
    return { rows: [], rejectedBefore: 0, problem: 'text_too_long' };
  }
}

interface Drafts {
  made: Unplaced[];
  rejectedBefore: number;
  problem: ErrorCode | null;
}

/** @throws {ReadygateError} invalid_operation where a text would be too long for Jira */
function draftsOf(ground: RowGround, rejected: ReadonlySet<Digest>): Drafts {
  const { wish, subtaskType, hasDescription, problem } = ground;
  if ('workOrder' in wish) return workOrderOf({ ...ground, wish }, rejected);
  const drafted = draftAll({ ...ground, wish }, rejected);
  const { sections, subtasks, components, links, rejectedBefore } = drafted;
  const section =
    hasDescription && sections.length > 0 ? fitting(() => sectionRow(sections, ground)) : [];
  const made = [
    ...(section ?? []),
    ...(components ? [componentsRow(components, ground)] : []),
    ...links.map((draft) => linkRow(draft, ground)),
    ...(subtaskType ? subtasks.map((draft) => subtaskRow(draft, subtaskType, ground)) : []),
  ];
  return { made, rejectedBefore, problem: section === null ? 'text_too_long' : problem };
}

/** Null where a text would be too long for Jira, which is no reason to drop what stands beside it. */
function fitting(row: () => Unplaced): Unplaced[] | null {
  try {
    return [row()];
  } catch (error) {
    if (!isReadygateError(error, 'invalid_operation')) throw error;
    return null;
  }
}

function workOrderOf(
  ground: RowGround & { wish: WorkOrderWish },
  rejected: ReadonlySet<Digest>,
): Drafts {
  const { problem } = ground;
  const draft = problem ? null : workOrderDraft(ground);
  if (!draft) return { made: [], rejectedBefore: 0, problem: problem ?? 'work_order_there' };
  const { idea } = draft.provenance;
  return idea && rejected.has(idea)
    ? { made: [], rejectedBefore: 1, problem }
    : { made: [draft], rejectedBefore: 0, problem };
}
