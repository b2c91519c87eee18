import { getPlan } from '../../db/plans.ts';
import { listOwnWrites, takenRows } from '../../db/undo.ts';
import type { Uuid } from '../../domain/json.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { UndoConflict } from '../../domain/undo/conflict.ts';
import { type Looked, undoCandidates, undoRows } from '../../domain/undo/undo-rows.ts';
import type { ActivityDeps } from '../deps.ts';
import { type Access, refusing } from '../reading.ts';
import { takeBack } from './take-back.ts';

interface UndoInput {
  tenantId: Uuid;
  refinementId: Uuid;
  round: number;
  /** The plan that is undone. */
  undoOf: Uuid;
  /** Rows of it that are not to be taken back. */
  leave?: ReadonlySet<Uuid>;
}

/** Rows that take back what a plan wrote, and what stays as it is. */
export interface DraftedUndo {
  rows: PlanRow[];
  conflicts: UndoConflict[];
}

/**
 * Looks at everything that a plan wrote, one thing after the other, and drafts what takes it back.
 * @throws {ReadygateError} waiting_for_token, jira_rate_limited, jira_unavailable
 */
export async function draftUndo(
  deps: ActivityDeps,
  { tenantId, refinementId, round, undoOf, leave = new Set() }: UndoInput,
  access: Access,
): Promise<DraftedUndo> {
  const { plan, candidates, writes } = await deps.withTenant(tenantId, async (tx) => {
    const [undone, { taken }] = await Promise.all([getPlan(tx, undoOf), takenRows(tx, undoOf)]);
    const found = undoCandidates(undone.rows, new Set([...taken, ...leave]));
    const ids = found.rows.map(({ id }) => id);
    const own = await listOwnWrites(tx, ids, deps.writing.settleSeconds);
    return { plan: undone, candidates: found, writes: own };
  });
  const looked = new Map<Uuid, Looked>();
  for (const row of candidates.rows) {
    const written = { row, own: writes.get(row.id) ?? [] };
    const found = await refusing(deps, tenantId, access, () =>
      takeBack(deps.jira, access.auth, written),
    );
    looked.set(row.id, found);
  }
  return undoRows({ refinementId, round, originals: plan.rows, candidates, looked });
}
