import { listDecisions } from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import { askIfDue } from '../../db/published-scores.ts';
import { listWaitingForAppToken, type StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { wokenMessage } from '../../workflows/refine-messages.ts';
import type { Caller } from '../caller.ts';
import { keepUserToken } from './user-token.ts';

/** A fresh app token came: whatever of the tenant waits for one looks again. */
export async function wakeAll(tx: TenantTx, at: Date): Promise<void> {
  for (const waiting of await listWaitingForAppToken(tx)) await wake(tx, waiting, at);
  await askIfDue(tx, at);
}

/**
 * The refinement that a call is about goes on where the call brings what it waits for: the app's token
 * before there is a plan, a fresh token of somebody who approved after that.
 */
export async function wakeOne(
  tx: TenantTx,
  caller: Caller,
  refinement: StoredRefinement,
  at: Date,
): Promise<void> {
  const { step, planId } = refinement;
  if (step !== 'waiting_for_token' && step !== 'writing') return;
  const brings =
    planId === null ? caller.appToken !== null : await bringsToken(tx, caller, planId, at);
  // While it writes, it may be about to find that no token lives: the signal comes too early then, not too late.
  if (brings) await wake(tx, refinement, at);
}

async function bringsToken(
  tx: TenantTx,
  caller: Caller,
  planId: string,
  at: Date,
): Promise<boolean> {
  const decisions = await listDecisions(tx, planId);
  const approved = decisions.some(
    ({ accountId, verdict }) => accountId === caller.accountId && verdict === 'approve',
  );
  return approved && (await keepUserToken(tx, caller, planId, at));
}

async function wake(
  tx: TenantTx,
  { refinementId, generation }: StoredRefinement,
  at: Date,
): Promise<void> {
  await enqueue(tx, wokenMessage({ tenantId: tx.tenantId, refinementId, generation }), at);
}
