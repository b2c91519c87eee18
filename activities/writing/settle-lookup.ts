import { lockPlan, saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { setWriteState } from '../../db/writes.ts';
import type { RowState } from '../../domain/plan.ts';
import { findDuplicate } from './duplicate.ts';
import type { Found } from './look-up.ts';
import { isSupersededBy, rowOf, saveSettled } from './settled-row.ts';

export interface LookupResult {
  planId: string;
  rowId: string;
  operationId: string;
  at: Date;
}

/** The look-up found it: the write is confirmed, whatever else became known of it meanwhile. */
export async function settleFound(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
  found: readonly Found[],
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  const row = rowOf(plan, rowId);
  const [first] = found;
  if (!first) return row.state;
  const moved = await setWriteState(tx, {
    operationId,
    from: ['planned', 'sending', 'ambiguous', 'uncertain', 'failed'],
    to: 'confirmed',
    at,
    jiraId: first.id,
    jiraKey: first.key,
  });
  const problem = await findDuplicate(tx, operationId, rowId, at, found);
  if (!moved || isSupersededBy(row, operationId)) {
    if (problem) await saveRows(tx, plan, { rows: [{ id: rowId, problem }] });
    return row.state;
  }
  await saveSettled(tx, plan, row, {
    id: rowId,
    state: 'done',
    result: first,
    problem,
    operationId,
  });
  tx.audit({
    at,
    action: 'write.confirmed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, by: 'lookup', jiraId: first.id },
  });
  return 'done';
}

/**
 * Moves a row of unknown outcome on: back to released after enough negative look-ups, or to uncertain.
 * A reply that came meanwhile is worth more, and stays.
 */
export async function settleUnknown(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
  to: 'released' | 'uncertain',
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  const moved = await setWriteState(tx, {
    operationId,
    from: ['ambiguous'],
    to: to === 'released' ? 'planned' : 'uncertain',
    at,
  });
  if (!moved) return rowOf(plan, rowId).state;
  const problem = to === 'uncertain' ? { code: 'waiting_for_token' } : null;
  await saveRows(tx, plan, { rows: [{ id: rowId, state: to, problem }] });
  tx.audit({
    at,
    action: to === 'uncertain' ? 'write.uncertain' : 'write.looked_up',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, result: to === 'uncertain' ? 'no_token_of_the_sender' : 'not_executed' },
  });
  return to;
}

/** The look-up found that somebody else wrote something else: nothing is written over it. */
export async function settleConflict(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  const moved = await setWriteState(tx, {
    operationId,
    from: ['ambiguous'],
    to: 'conflict',
    at,
  });
  if (!moved) return rowOf(plan, rowId).state;
  const problem = { code: 'changed_in_jira' };
  await saveRows(tx, plan, { rows: [{ id: rowId, state: 'conflict', problem }] });
  tx.audit({
    at,
    action: 'write.conflict',
    outcome: 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, by: 'lookup' },
  });
  return 'conflict';
}
