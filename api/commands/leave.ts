import { moveInstallation } from '../../db/installations.ts';
import { dropStarts, enqueue } from '../../db/outbox.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { deleteTokensOf } from '../../db/tokens.ts';
import type { Uuid } from '../../domain/json.ts';
import { startReconcile } from '../../workflows/reconcile.ts';

/**
 * The app is uninstalled: no write begins any more once this is committed, and its tokens are gone. Where
 * it was the last installation, runs that did not begin never do, and whatever is open is ended by the
 * run that is asked for. Idempotent: an installation leaves once.
 */
export async function leave(tx: TenantTx, installationId: Uuid, at: Date): Promise<void> {
  const moved = await moveInstallation(tx, installationId, 'uninstalled', { at });
  if (!moved) return;
  const isLast = moved.tenantState !== 'active';
  await deleteTokensOf(tx, installationId, { isLast, at });
  if (!isLast) return;
  await dropStarts(tx, at);
  await enqueue(tx, startReconcile(tx.tenantId, installationId), at);
}
