import type { RowChange } from '../../db/plan-rows.ts';
import { type StoredPlan, saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { applyMoves } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PlanRow, RowState } from '../../domain/plan.ts';
import { planSeal } from '../../domain/seal.ts';

/** @throws {ReadygateError} row_unknown */
export function rowOf({ rows }: StoredPlan, rowId: string): PlanRow {
  const row = rows.find(({ id }) => id === rowId);
  if (!row) throw new ReadygateError('row_unknown');
  return row;
}

/** A person sent the row back, and it was sent anew under another operation: that one settles it. */
export function isSupersededBy(row: PlanRow, operationId: string): boolean {
  return row.operationId !== operationId && (row.state === 'sending' || row.state === 'done');
}

/**
 * A row that can be decided is part of the seal: what settles it, or opens it again, makes a new one.
 * @returns the plan as it is now
 */
export async function saveSettled(
  tx: TenantTx,
  plan: StoredPlan,
  { id, state }: PlanRow,
  change: RowChange,
): Promise<StoredPlan> {
  const sealed = isSealed(state) || (change.state !== undefined && isSealed(change.state));
  const rows = applyMoves(plan.rows, [{ id, state: change.state ?? state }]);
  const seal = sealed ? { seal: planSeal(tx.tenantId, { ...plan, rows }) } : {};
  return await saveRows(tx, plan, { rows: [change], ...seal });
}

function isSealed(state: RowState): boolean {
  return state === 'open' || state === 'approved';
}
