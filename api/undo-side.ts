import { findPlan, type StoredPlan } from '../db/plans.ts';
import type { StoredRefinement } from '../db/refinements.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { findUndo, takenRows } from '../db/undo.ts';
import { inverseKinds } from '../domain/operations/inverse.ts';
import { operationLabel } from '../domain/operations/label.ts';
import { mayChange } from '../domain/operations/permissions.ts';
import type { UndoConflict } from '../domain/undo/conflict.ts';
import { whyNotUndone } from '../domain/undo/why-not-undone.ts';
import type { PlanView, UntakenView } from '../domain/views.ts';
import type { PersonInJira } from './caller.ts';

/** What a plan has to do with undoing: what it takes back, or what became of taking it back. */
export interface UndoSide {
  undo: PlanView['undo'];
  undoing: PlanView['undoing'];
  /** Of an undo: the rows that are taken back, in words, by id. */
  labels: ReadonlyMap<string, string>;
}

const noUndo: UndoSide = { undo: null, undoing: null, labels: new Map() };

/** A plan that goes on is read without a question to the database. */
export async function readUndoSide(
  tx: TenantTx,
  plan: StoredPlan,
  refinement: StoredRefinement,
  { person, at }: { person: PersonInJira; at: Date },
): Promise<UndoSide> {
  const { undoOf, undoConflicts } = refinement;
  if (undoOf !== null) {
    const labels = labelsOf(await findPlan(tx, undoOf));
    const undo = { of: undoOf, conflicts: untaken(undoConflicts, labels) };
    return { undo, undoing: null, labels };
  }
  if (refinement.outcome === null) return noUndo;
  const [last, { taken, undone }] = await Promise.all([
    findUndo(tx, plan.id),
    takenRows(tx, plan.id),
  ]);
  return {
    ...noUndo,
    undoing: {
      possible:
        last?.outcome !== null &&
        !whyNotUndone(plan, refinement, { taken, at }) &&
        inverseKinds(plan.rows.map(({ operation }) => operation.kind)).some((kind) =>
          mayChange({ kind }, person.permissions),
        ),
      undone: plan.rows.filter(({ id }) => undone.has(id)).map(({ id }) => id),
      last: last && {
        id: last.refinementId,
        planId: last.planId,
        step: last.step,
        outcome: last.outcome,
        conflicts: untaken(last.undoConflicts, labelsOf(plan)),
      },
    },
  };
}

function labelsOf(plan: StoredPlan | null): Map<string, string> {
  return new Map(plan?.rows.map(({ id, operation }) => [id, operationLabel(operation)]));
}

function untaken(
  conflicts: readonly UndoConflict[] | null,
  labels: ReadonlyMap<string, string>,
): UntakenView[] {
  return (conflicts ?? []).map((conflict) => ({
    ...conflict,
    label: labels.get(conflict.rowId) ?? '',
  }));
}
