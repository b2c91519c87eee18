import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { setWriteState } from '../../db/writes.ts';
import { findDuplicate } from './duplicate.ts';
import type { Found } from './look-up.ts';
import { isSupersededBy, rowOf, saveSettled } from './settled-row.ts';

export interface LookupResult {
  /** The plan as it was when last read. */
  known: Pick<StoredPlan, 'id' | 'rows'>;
  rowId: string;
  operationId: string;
  at: Date;
}

/** The look-up found it: the write is confirmed, whatever else became known of it meanwhile. */
export async function settleFound(
  tx: TenantTx,
  { known, rowId, operationId, at }: LookupResult,
  found: readonly Found[],
): Promise<StoredPlan> {
  const plan = await lockPlan(tx, known.id, known.rows);
  const row = rowOf(plan, rowId);
  const [first] = found;
  if (!first) return plan;
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
    return problem ? await saveRows(tx, plan, { rows: [{ id: rowId, problem }] }) : plan;
  }
  const settled = await saveSettled(tx, plan, row, {
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
  return settled;
}

/** Why nothing could be learnt. */
const reasons = {
  waiting_for_token: 'no_token_of_the_sender',
  not_visible: 'not_visible_to_the_sender',
} as const;

/**
 * Moves a row of unknown outcome on: back to released after enough negative look-ups, or to uncertain.
 * A reply that came meanwhile is worth more, and stays.
 */
export async function settleUnknown(
  tx: TenantTx,
  { known, rowId, operationId, at }: LookupResult,
  to: 'released' | 'uncertain',
  why: 'waiting_for_token' | 'not_visible' = 'waiting_for_token',
): Promise<StoredPlan> {
  const plan = await lockPlan(tx, known.id, known.rows);
  const moved = await setWriteState(tx, {
    operationId,
    from: ['ambiguous'],
    to: to === 'released' ? 'planned' : 'uncertain',
    at,
  });
  if (!moved) return plan;
  const problem = to === 'uncertain' ? { code: why } : null;
  const settled = await saveRows(tx, plan, { rows: [{ id: rowId, state: to, problem }] });
  tx.audit({
    at,
    action: to === 'uncertain' ? 'write.uncertain' : 'write.looked_up',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, result: to === 'uncertain' ? reasons[why] : 'not_executed' },
  });
  return settled;
}

/** The look-up found that somebody else wrote something else: nothing more is written over it. */
export async function settleConflict(
  tx: TenantTx,
  { known, rowId, operationId, at }: LookupResult,
  code: 'changed_in_jira' | 'overwrote_in_jira',
): Promise<StoredPlan> {
  const plan = await lockPlan(tx, known.id, known.rows);
  const moved = await setWriteState(tx, {
    operationId,
    from: ['ambiguous'],
    to: 'conflict',
    at,
  });
  if (!moved) return plan;
  const settled = await saveRows(tx, plan, {
    rows: [{ id: rowId, state: 'conflict', problem: { code } }],
  });
  tx.audit({
    at,
    action: 'write.conflict',
    outcome: 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, by: 'lookup' },
  });
  return settled;
}
