import { currentPolicy } from '../db/policies.ts';
import { listProposals } from '../db/proposals.ts';
import type { StoredRefinement } from '../db/refinements.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { defaultNoiseBudget, noiseFreeAt, noiseSince } from '../domain/noise-budget.ts';

/**
 * When something may be proposed for the issue of a refinement again; null where it may be now. What was
 * not asked to propose something, such as an undo, is not held back.
 */
export async function heldUntil(
  tx: TenantTx,
  { issueId, projectId, reason }: Pick<StoredRefinement, 'issueId' | 'projectId' | 'reason'>,
  at: Date,
): Promise<Date | null> {
  if (reason !== 'person' && reason !== 'sweep') return null;
  const { policy } = await currentPolicy(tx, projectId);
  const budget = policy.noiseBudget ?? defaultNoiseBudget;
  const proposals = await listProposals(tx, issueId, noiseSince(budget, at));
  return noiseFreeAt(budget, proposals, at);
}
