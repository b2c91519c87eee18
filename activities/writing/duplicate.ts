import type { TenantTx } from '../../db/tenant-tx.ts';
import { writtenIds } from '../../db/writes.ts';
import type { RowProblem } from '../../domain/plan.ts';
import type { Found } from './look-up.ts';

/** Two things in Jira for one row: audited once and shown, never deleted by us. */
export async function findDuplicate(
  tx: TenantTx,
  operationId: string,
  rowId: string,
  at: Date,
  found: readonly Found[] = [],
): Promise<RowProblem | null> {
  const known = await writtenIds(tx, rowId);
  const ids = [...new Set([...known, ...found.map(({ id }) => id)])].sort();
  if (ids.length < 2) return null;
  auditDuplicate(tx, operationId, ids, at);
  return { code: 'write_duplicate', details: { ids } };
}

/** Says once of the same things that they are two. */
function auditDuplicate(tx: TenantTx, operationId: string, ids: readonly string[], at: Date): void {
  tx.audit({
    at,
    action: 'write.duplicate',
    outcome: 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { ids: ids.join(' ') },
    dedupeKey: `duplicate/${operationId}/${ids.join(',')}`,
  });
}
