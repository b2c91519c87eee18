import { dueAgain } from '../../db/notifications.ts';
import { enqueue } from '../../db/outbox.ts';
import { askIfDue } from '../../db/publish-wishes.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { listWaitingForAppToken, listWantingTokenOf } from '../../db/token-waits.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { wokenMessage } from '../../workflows/refine-messages.ts';
import type { Caller } from '../caller.ts';
import { keepUserToken } from './user-token.ts';

/** Refinements that one call wakes; the next call of the same person wakes the next. */
const mostWoken = 50;

/** The app's token came, or counts again: whatever of the tenant waits for one looks again. */
export async function wakeAll(tx: TenantTx, at: Date): Promise<void> {
  for (const waiting of await listWaitingForAppToken(tx)) await wake(tx, waiting, at);
  await askIfDue(tx, at);
}

/** The installation is back: people hear of what they would have heard of meanwhile, where it asks them still. */
export async function tellAgain(tx: TenantTx, at: Date): Promise<void> {
  const { tenantId } = tx;
  for (const about of await dueAgain(tx, at))
    await enqueue(tx, startNotifyPeople({ tenantId, ...about }), at);
}

/** The refinement that a call is about goes on where it waits for the app's token before it has a plan. */
export async function wakeUnplanned(
  tx: TenantTx,
  { appToken }: Caller,
  refinement: StoredRefinement,
  at: Date,
): Promise<void> {
  const waits = refinement.planId === null && refinement.step === 'waiting_for_token';
  if (waits && appToken !== null) await wake(tx, refinement, at);
}

/** The refinements with a plan that somebody approved and that may lack just the token of this call. */
export async function listWanting(
  tx: TenantTx,
  { accountId, userToken }: Caller,
): Promise<StoredRefinement[]> {
  if (accountId === null || userToken === null) return [];
  return await listWantingTokenOf(tx, { accountId, token: userToken, limit: mostWoken });
}

/** Whatever waits for somebody goes on, whichever call of theirs brings a fresh token. */
export async function wakeWanting(
  tx: TenantTx,
  caller: Caller,
  wanting: readonly StoredRefinement[],
  at: Date,
): Promise<void> {
  for (const refinement of wanting) {
    const { planId } = refinement;
    // While it writes, it may be about to find that no token lives: the signal comes too early then, not too late.
    if (planId !== null && (await keepUserToken(tx, caller, planId, at)))
      await wake(tx, refinement, at);
  }
}

async function wake(
  tx: TenantTx,
  { refinementId, generation }: StoredRefinement,
  at: Date,
): Promise<void> {
  await enqueue(tx, wokenMessage({ tenantId: tx.tenantId, refinementId, generation }), at);
}
