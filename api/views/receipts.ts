import type { StoredPlan } from '../../db/plans.ts';
import { listReceipts } from '../../db/receipts.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Eyes } from './plan.ts';

/** What the ledger holds of a plan's rows. Of a plan nothing of which was sent PostgreSQL is not asked. */
export async function receiptsOf(
  tx: TenantTx,
  { id, rows }: Pick<StoredPlan, 'id' | 'rows'>,
): Promise<Eyes['receipts']> {
  const sent = ['sending', 'done', 'failed', 'conflict', 'uncertain'];
  return rows.some(({ state }) => sent.includes(state)) ? await listReceipts(tx, id) : new Map();
}
