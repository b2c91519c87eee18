import { getRow } from '../../db/plan-rows.ts';
import { listOwnWrites } from '../../db/undo.ts';
import type { Uuid } from '../../domain/json.ts';
import type { ActivityDeps } from '../deps.ts';
import type { WrittenRow } from './take-back.ts';

/** A row that is to be taken back, with what the ledger knows of its writes. */
export async function readWrittenRow(
  { withTenant, writing: { settleSeconds } }: Pick<ActivityDeps, 'withTenant' | 'writing'>,
  tenantId: Uuid,
  rowId: Uuid,
): Promise<WrittenRow> {
  return await withTenant(tenantId, async (tx) => {
    const [row, writes] = await Promise.all([
      getRow(tx, rowId),
      listOwnWrites(tx, [rowId], settleSeconds),
    ]);
    return { row, own: writes.get(rowId) ?? [] };
  });
}
