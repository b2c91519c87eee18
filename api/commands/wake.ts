import { listDecisions } from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { wokenMessage } from '../../workflows/refine-messages.ts';
import type { Caller } from '../caller.ts';
import { keepUserToken } from './user-token.ts';

/**
 * A refinement that waits for a token goes on with any call that brings one: of the installation, or
 * of somebody who approved.
 */
export async function wake(
  tx: TenantTx,
  caller: Caller,
  refinement: StoredRefinement,
  at: Date,
): Promise<void> {
  const { step, planId, refinementId, generation } = refinement;
  if (step !== 'waiting_for_token') return;
  if (planId !== null && !(await bringsToken(tx, caller, planId, at))) return;
  await enqueue(tx, wokenMessage({ tenantId: tx.tenantId, refinementId, generation }), at);
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
