import { randomUUID } from 'node:crypto';
import { enqueue } from '../../db/outbox.ts';
import { findPlan } from '../../db/plans.ts';
import { openRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { refinementView } from '../views/refinement.ts';
import type { CommandResult } from './run-command.ts';

/** Milliseconds until `reconcile` looks after a refinement that has not begun. */
const startWithin = 10 * 60_000;

/** Opens a refinement and asks for its run, in one transaction. A second request gets the open one. */
export async function propose(
  tx: TenantTx,
  caller: Caller & { accountId: string; person: PersonInJira },
  at: Date,
): Promise<CommandResult> {
  const { issue } = caller.person;
  const { refinement, created } = await openRefinement(tx, {
    refinementId: randomUUID(),
    issueId: issue.id,
    projectId: issue.projectId,
    reason: 'person',
    requestedBy: caller.accountId,
    at,
    dueAt: new Date(at.getTime() + startWithin),
  });
  if (!created) {
    const plan = refinement.planId ? await findPlan(tx, refinement.planId) : null;
    return { status: 200, body: refinementView(refinement, plan, issue.key) };
  }
  const { refinementId, generation } = refinement;
  await enqueue(tx, startRefineIssue({ tenantId: tx.tenantId, refinementId, generation }), at);
  tx.audit({
    at,
    action: 'refinement.requested',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    data: { issue: issue.id, reason: 'person' },
    personal: { accountId: caller.accountId },
  });
  return { status: 202, body: refinementView(refinement, null, issue.key) };
}
