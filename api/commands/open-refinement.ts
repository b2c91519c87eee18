import { randomUUID } from 'node:crypto';
import { enqueue } from '../../db/outbox.ts';
import { findPlan } from '../../db/plans.ts';
import { reserve } from '../../db/quotas.ts';
import { openRefinement, type StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Wish } from '../../domain/drafts/wish.ts';
import type { ReachedQuota } from '../../domain/quota/quota.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { quotaExceeded } from '../plugins/quota.ts';
import { refinementView } from '../views/refinement.ts';
import type { CommandResult } from './run-command.ts';

/** Milliseconds until `reconcile` looks after a refinement that has not begun. */
const startWithin = 10 * 60_000;

/** Milliseconds for which it is reserved: its analysis may wait a day for a token. */
const heldFor = 26 * 3_600_000;

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
 * Opens a refinement, reserves it and asks for its run, in one transaction. Where the issue has an open one,
 * that is answered with and nothing is asked for. An undo is never held back.
 * @throws {ReadygateError} quota_exceeded
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
  // Sent together: one round trip.
  const [reached] = await Promise.all([
    reason === 'undo' ? null : reserveOne(tx, refinementId, at),
    enqueue(tx, startRefineIssue({ tenantId: tx.tenantId, refinementId, generation }), at),
  ]);
  if (reached) throw quotaExceeded(reached, at);
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

function reserveOne(tx: TenantTx, id: string, at: Date): Promise<ReachedQuota | null> {
  const releaseAt = new Date(at.getTime() + heldFor);
  return reserve(tx, { kind: 'refinements', id, amount: 1, releaseAt }, at);
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
