import { findPlan, type StoredPlan } from '../db/plans.ts';
import { findRefinementOfPlan, type StoredRefinement } from '../db/refinements.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { findUndo, listWrittenRounds, takenRows } from '../db/undo.ts';
import { reaches } from '../domain/app-roles.ts';
import type { Operation } from '../domain/operation.ts';
import { inverseKinds } from '../domain/operations/inverse.ts';
import { operationLabel } from '../domain/operations/label.ts';
import {
  type HeldPermissions,
  mayChange,
  permissionsFor,
} from '../domain/operations/permissions.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { UndoConflict } from '../domain/undo/conflict.ts';
import { whyNotUndone } from '../domain/undo/why-not-undone.ts';
import type { PlanView, UntakenView } from '../domain/views.ts';
import type { PersonInJira } from './caller.ts';

/** What a plan has to do with undoing: what it takes back, or what became of taking it back. */
export interface UndoSide {
  undo: PlanView['undo'];
  undoing: PlanView['undoing'];
  undoable: PlanView['undoable'];
  /** Of an undo: the rows that are taken back, by id. */
  undone: ReadonlyMap<string, PlanRow>;
}

const noUndo: UndoSide = {
  undo: null,
  undoing: null,
  undoable: [],
  undone: new Map(),
};

/** A plan that goes on is read without a question to the database. */
export async function readUndoSide(
  tx: TenantTx,
  plan: StoredPlan,
  refinement: StoredRefinement,
  { person, at }: { person: PersonInJira; at: Date },
): Promise<UndoSide> {
  const { undoOf, undoConflicts } = refinement;
  if (undoOf !== null) {
    const [undone, origin] = await Promise.all([
      findPlan(tx, undoOf),
      refinement.outcome === null ? null : findRefinementOfPlan(tx, undoOf),
    ]);
    const rows = rowsOf(undone);
    const undo = { of: undoOf, conflicts: untaken(undoConflicts, rows) };
    const undoable = origin ? await otherRounds(tx, origin, undoOf, { person, at }) : [];
    return { undo, undoing: null, undoable, undone: rows };
  }
  if (refinement.outcome === null) return noUndo;
  const [last, { taken, undone }, undoable] = await Promise.all([
    findUndo(tx, plan.id),
    takenRows(tx, plan.id),
    otherRounds(tx, refinement, plan.id, { person, at }),
  ]);
  return {
    ...noUndo,
    undoable,
    undoing: {
      possible:
        last?.outcome !== null &&
        !whyNotUndone(plan, refinement, { taken, at }) &&
        reaches(person.role, 'member') &&
        inverseKinds(plan.rows.map(({ operation }) => operation.kind)).some((kind) =>
          mayChange({ kind }, person.permissions),
        ),
      undone: plan.rows.filter(({ id }) => undone.has(id)).map(({ id }) => id),
      last: last && {
        id: last.refinementId,
        planId: last.planId,
        step: last.step,
        outcome: last.outcome,
        conflicts: untaken(last.undoConflicts, rowsOf(plan)),
      },
    },
  };
}

/** What other rounds of an ended refinement wrote, as far as the person could have it undone. */
async function otherRounds(
  tx: TenantTx,
  refinement: StoredRefinement,
  besides: string,
  { person, at }: { person: PersonInJira; at: Date },
): Promise<PlanView['undoable']> {
  const rounds = await listWrittenRounds(tx, refinement.refinementId, besides);
  return rounds.flatMap(({ planId, round, changes, kinds }) => {
    const rows = [{ id: planId, state: 'done' as const }];
    const refusal = whyNotUndone({ rows }, refinement, { taken: new Set(), at });
    const may = inverseKinds(kinds).some((kind) => !isDenied(kind, person.permissions));
    return refusal || !may ? [] : [{ planId, round, changes }];
  });
}

/** What was not asked of Jira for this plan is not denied: whoever wants it is told at the door. */
function isDenied(kind: Operation['kind'], held: HeldPermissions): boolean {
  return permissionsFor([kind]).every((name) => held[name] === false);
}

function rowsOf(plan: StoredPlan | null): Map<string, PlanRow> {
  return new Map(plan?.rows.map((row) => [row.id, row]));
}

function untaken(
  conflicts: readonly UndoConflict[] | null,
  rows: ReadonlyMap<string, PlanRow>,
): UntakenView[] {
  return (conflicts ?? []).map((conflict) => {
    const { operation = null } = rows.get(conflict.rowId) ?? {};
    return { ...conflict, label: operation ? operationLabel(operation) : '', operation };
  });
}
