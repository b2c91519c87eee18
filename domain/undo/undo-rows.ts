import type { Uuid } from '../json.ts';
import type { Operation } from '../operation.ts';
import { operationFields } from '../operations/depends.ts';
import type { PlanRow, Tier } from '../plan.ts';
import { operationIdOf, rowDigest, rowIdOf } from '../seal.ts';
import type { UndoConflict, Untaken } from './conflict.ts';

/** What became of looking at a row that stands in Jira: the operation that takes it back, or why it stays. */
export type Looked = { operation: Operation } | Untaken;

/** The rows of a plan that an undo of it is about. */
export interface UndoCandidates {
  /** To be looked at in Jira. */
  rows: PlanRow[];
  conflicts: UndoConflict[];
}

/**
 * What an undo looks at: rows that are done, but for those that `taken` names, which an undo took back
 * or has sent. What nobody knows, and what stands there twice, is for a person.
 */
export function undoCandidates(rows: readonly PlanRow[], taken: ReadonlySet<Uuid>): UndoCandidates {
  const left = rows.filter(({ id }) => !taken.has(id));
  const stays = ({ state, problem }: PlanRow): Untaken | null => {
    if (state === 'uncertain') return { code: 'outcome_unknown' };
    return state === 'done' && problem?.code === 'write_duplicate'
      ? { code: 'write_duplicate' }
      : null;
  };
  const conflicts = left.flatMap((row) => {
    const why = stays(row);
    return why ? [{ rowId: row.id, ...why }] : [];
  });
  return { rows: left.filter((row) => row.state === 'done' && !stays(row)), conflicts };
}

/** Deleting is never approved together with other changes. */
const tiers: Partial<Record<Operation['kind'], Tier>> = {
  deleteSubtask: 'high',
  deleteComment: 'high',
  removeLink: 'medium',
  removeSections: 'medium',
};

/** What an undo is made from. */
interface UndoDraft {
  refinementId: Uuid;
  round: number;
  /** All rows of the plan that is undone. */
  originals: readonly PlanRow[];
  candidates: UndoCandidates;
  looked: ReadonlyMap<Uuid, Looked>;
}

/**
 * The rows of an undo, last change first, each behind those that take back what rests on it. A change on
 * which one rests that stays is left as it is, too.
 */
export function undoRows(draft: UndoDraft): { rows: PlanRow[]; conflicts: UndoConflict[] } {
  const { candidates, looked } = draft;
  const conflicts = [...candidates.conflicts];
  const rows: PlanRow[] = [];
  for (const original of candidates.rows.toSorted((a, b) => b.position - a.position)) {
    const dependents = new Set(
      draft.originals.filter(({ after }) => after.includes(original.id)).map(({ id }) => id),
    );
    const found: Looked = conflicts.some(({ rowId }) => dependents.has(rowId))
      ? { code: 'dependency_failed' }
      : (looked.get(original.id) ?? { code: 'undo_unproven' });
    if ('code' in found) {
      conflicts.push({ rowId: original.id, ...found });
      continue;
    }
    const after = rows.filter(({ undoes }) => undoes !== undefined && dependents.has(undoes));
    const waitsFor = after.map(({ id }) => id);
    rows.push(undoRow(draft, { position: rows.length, original, waitsFor, ...found }));
  }
  return { rows, conflicts };
}

function undoRow(
  { refinementId, round }: UndoDraft,
  made: { position: number; original: PlanRow; waitsFor: Uuid[]; operation: Operation },
): PlanRow {
  const { position, original, waitsFor, operation } = made;
  const id = rowIdOf(refinementId, round, position);
  return {
    id,
    position,
    operation,
    digest: rowDigest(operation, waitsFor),
    fields: operationFields(operation),
    after: waitsFor,
    provenance: { lane: 'rules', spans: [] },
    tier: tiers[operation.kind] ?? 'low',
    confidence: 'high',
    state: 'open',
    operationId: operationIdOf(id, 1),
    undoes: original.id,
  };
}
