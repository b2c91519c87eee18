import { saveUndoConflicts } from '../../db/undo.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Uuid } from '../../domain/json.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import type { NextStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { insertNewPlan, type Made } from '../new-plan.ts';
import { close } from '../projection.ts';
import type { Access } from '../reading.ts';
import { draftUndo } from './draft-undo.ts';

interface PlanUndoInput extends Made {
  issue: NormalIssue;
  access: Access;
  undoOf: Uuid;
}

/**
 * Drafts the first plan of an undo and stores it. What stays as it is is kept with the refinement, which
 * ends here where nothing can be taken back.
 * @throws {ReadygateError} those of `draftUndo`
 */
export async function planUndo(
  deps: ActivityDeps,
  ref: RefinementRef,
  { issue, access, undoOf, ...made }: PlanUndoInput,
): Promise<NextStep> {
  const { refinementId } = ref;
  const wanted = { ...ref, round: 1, undoOf };
  const { rows, conflicts } = await draftUndo(deps, wanted, access);
  return await deps.withTenant(ref.tenantId, async (tx) => {
    const step =
      rows.length > 0
        ? await insertNewPlan(deps, tx, ref, {
            context: { refinementId, round: 1, issue },
            rows,
            made,
          })
        : await close(tx, ref, { outcome: 'nothing_to_propose', at: made.at });
    await saveUndoConflicts(tx, refinementId, conflicts);
    return step;
  });
}
