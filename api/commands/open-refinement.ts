import { randomUUID } from 'node:crypto';
import { enqueue } from '../../db/outbox.ts';
import { findPlan } from '../../db/plans.ts';
import { openRefinement, type StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Wish } from '../../domain/drafts/wish.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { refinementView } from '../views/refinement.ts';
import type { CommandResult } from './run-command.ts';

/** Milliseconds until `reconcile` looks after a refinement that has not begun. */
const startWithin = 10 * 60_000;

/** What a person wants a refinement of an issue for. */
interface Asked {
  issueId: string;
  reason: 'person' | 'undo' | 'clarification';
  /** The plan that is to be undone. */
  undoOf?: string;
  /** What is to be proposed; left out by who says nothing. */
  wish?: Wish;
}

/**
 * Opens a refinement and asks for its run, in one transaction. Where the issue has an open one, that is
 * answered with and nothing is asked for.
 */
export async function openAndStart(
  tx: TenantTx,
  { accountId, person: { issue } }: Caller & { accountId: string; person: PersonInJira },
  { issueId, reason, undoOf, wish }: Asked,
  at: Date,
): Promise<{ refinement: StoredRefinement; created: boolean }> {
  const opened = await openRefinement(tx, {
    refinementId: randomUUID(),
    ...{ issueId, projectId: issue.projectId, reason },
    ...(undoOf === undefined ? {} : { undoOf }),
    ...(wish === undefined ? {} : { wish }),
    ...{ requestedBy: accountId, at, dueAt: new Date(at.getTime() + startWithin) },
  });
  if (!opened.created) return opened;
  const { refinementId, generation } = opened.refinement;
  await enqueue(tx, startRefineIssue({ tenantId: tx.tenantId, refinementId, generation }), at);
  tx.audit({
    at,
    action: 'refinement.requested',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    data: { issue: issue.id, reason, ...(undoOf === undefined ? {} : { plan: undoOf }) },
    personal: { accountId },
  });
  return opened;
}

/** 202 with a refinement that begins, 200 with the one that was open. */
export async function openedReply(
  tx: TenantTx,
  { refinement, created }: { refinement: StoredRefinement; created: boolean },
  issueKey: string,
): Promise<CommandResult> {
  if (created) return { status: 202, body: refinementView(refinement, null, issueKey) };
  const plan = refinement.planId ? await findPlan(tx, refinement.planId) : null;
  return { status: 200, body: refinementView(refinement, plan, issueKey) };
}
