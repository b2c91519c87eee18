import { randomUUID } from 'node:crypto';
import { enqueue } from '../../db/outbox.ts';
import { findPlan, lockPlan } from '../../db/plans.ts';
import {
  findRefinementOfPlan,
  openRefinement,
  type StoredRefinement,
} from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findUndo, takenRows } from '../../db/undo.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { whyNotUndone } from '../../domain/undo/why-not-undone.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import { refinementView } from '../views/refinement.ts';
import type { Decider } from './change-plan.ts';
import type { CommandResult } from './run-command.ts';

/** Milliseconds until `reconcile` looks after an undo that has not begun. */
const startWithin = 10 * 60_000;

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
  if (last?.outcome === null) return await openOne(tx, last, issue.key);
  const refusal = whyNotUndone(plan, refinement, { taken, at });
  if (refusal) throw new ReadygateError(refusal);
  const { refinement: undo, created } = await openRefinement(tx, {
    refinementId: randomUUID(),
    issueId: plan.issue.id,
    projectId: issue.projectId,
    reason: 'undo',
    undoOf: planId,
    requestedBy: caller.accountId,
    at,
    dueAt: new Date(at.getTime() + startWithin),
  });
  if (!created) throw new ReadygateError('refinement_elsewhere');
  const { refinementId, generation } = undo;
  await enqueue(tx, startRefineIssue({ tenantId: tx.tenantId, refinementId, generation }), at);
  tx.audit({
    at,
    action: 'refinement.requested',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    data: { issue: issue.id, reason: 'undo', plan: planId },
    personal: { accountId: caller.accountId },
  });
  return { status: 202, body: refinementView(undo, null, issue.key) };
}

async function openOne(
  tx: TenantTx,
  undo: StoredRefinement,
  issueKey: string,
): Promise<CommandResult> {
  const plan = undo.planId ? await findPlan(tx, undo.planId) : null;
  return { status: 200, body: refinementView(undo, plan, issueKey) };
}
