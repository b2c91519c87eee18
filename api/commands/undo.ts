import { lockPlan } from '../../db/plans.ts';
import { findRefinementOfPlan } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findUndo, takenRows } from '../../db/undo.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { whyNotUndone } from '../../domain/undo/why-not-undone.ts';
import type { Decider } from './change-plan.ts';
import { openAndStart, openedReply } from './open-refinement.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Opens an undo of a plan and asks for its run, in one transaction under the lock of the plan. Nothing is
 * taken back by it: it makes a plan that people decide on. A second request gets the open one.
 * @throws {ReadygateError} plan_unsettled, nothing_to_undo, undo_too_late; refinement_elsewhere where the
 *   work item has another open refinement
 */
export async function undoPlan(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  at: Date,
): Promise<CommandResult> {
  const { issue } = caller.person;
  const [plan, refinement, last, { taken }] = await Promise.all([
    lockPlan(tx, planId),
    findRefinementOfPlan(tx, planId),
    findUndo(tx, planId),
    takenRows(tx, planId),
  ]);
  if (!refinement) throw new ReadygateError('refinement_not_found');
  if (last?.outcome === null)
    return await openedReply(tx, { refinement: last, created: false }, issue.key);
  const refusal = whyNotUndone(plan, refinement, { taken, at });
  if (refusal) throw new ReadygateError(refusal);
  const wish = { issueId: plan.issue.id, reason: 'undo', undoOf: planId } as const;
  const opened = await openAndStart(tx, caller, wish, at);
  if (!opened.created) throw new ReadygateError('refinement_elsewhere');
  return await openedReply(tx, opened, issue.key);
}
