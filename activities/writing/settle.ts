import type { WriteReply } from '../../clients/jira/classify.ts';
import type { RowChange } from '../../db/plan-rows.ts';
import { lockPlan, saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { attemptedIds, type LedgerState, settleAttempt, setWriteState } from '../../db/writes.ts';
import type { AuditAction, AuditOutcome } from '../../domain/audit.ts';
import type { RowProblem, RowState } from '../../domain/plan.ts';
import type { Found } from './look-up.ts';
import type { Permit } from './permit.ts';

/** What a reply makes of ledger, row and attempt. */
interface Settling {
  ledger: LedgerState;
  attempt: 'confirmed' | 'failed' | 'not_executed' | 'ambiguous';
  row: RowState;
  action: AuditAction;
  outcome: AuditOutcome;
  problem?: RowProblem;
}

const again = (code: string): Settling => ({
  ledger: 'planned',
  attempt: 'not_executed',
  row: 'released',
  action: 'write.failed',
  outcome: 'failed',
  problem: { code },
});

/** What a reply means; `stillPermitted` is asked only after a 403. */
export function settlingOf(
  reply: WriteReply,
  { attempts, stillPermitted }: { attempts: number; stillPermitted: boolean },
): Settling {
  const failed = (problem: RowProblem): Settling => ({
    ledger: 'failed',
    attempt: 'failed',
    row: 'failed',
    action: 'write.failed',
    outcome: 'failed',
    problem,
  });
  switch (reply.kind) {
    case 'confirmed':
      return {
        ledger: 'confirmed',
        attempt: 'confirmed',
        row: 'done',
        action: 'write.confirmed',
        outcome: 'ok',
      };
    case 'rate_limited':
      return again('jira_rate_limited');
    case 'unauthorized':
      return again('jira_token_refused');
    case 'forbidden':
      // Jira is known to say 403 once to somebody who may: tried again a single time.
      return stillPermitted && attempts < 2
        ? again('jira_permission_missing')
        : failed({ code: 'jira_permission_missing' });
    case 'conflict':
      return attempts < 3 ? again('jira_refused') : failed({ code: 'jira_refused' });
    case 'overwrote':
      return {
        ledger: 'conflict',
        attempt: 'confirmed',
        row: 'conflict',
        action: 'write.conflict',
        outcome: 'failed',
        problem: { code: 'changed_in_jira' },
      };
    case 'refused':
      return failed({
        code: 'jira_refused',
        details: { status: reply.status, fields: reply.fields },
      });
    case 'ambiguous':
      return {
        ledger: 'ambiguous',
        attempt: 'ambiguous',
        row: 'sending',
        action: 'write.ambiguous',
        outcome: 'failed',
      };
  }
}

export interface SettleInput {
  planId: string;
  permit: Permit;
  reply: WriteReply;
  attempts: number;
  stillPermitted: boolean;
  at: Date;
}

/** Records what Jira answered: ledger, row and audit in one transaction. Answers with the row's state. */
export async function settleReply(
  tx: TenantTx,
  { planId, permit, reply, attempts, stillPermitted, at }: SettleInput,
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  const { operationId, attemptId, row } = permit;
  const settling = settlingOf(reply, { attempts, stillPermitted });
  const ids = reply.kind === 'confirmed' ? { jiraId: reply.id, jiraKey: reply.key } : {};
  const status = reply.status ?? undefined;
  const moved = await settleAttempt(tx, {
    operationId,
    attemptId,
    outcome: settling.attempt,
    httpStatus: status,
    ...ids,
    to: settling.ledger,
    at,
  });
  if (reply.kind === 'confirmed') await reportDuplicate(tx, operationId, at);
  const current = plan.rows.find(({ id }) => id === row.id)?.state ?? 'sending';
  if (!moved) {
    tx.audit({
      at,
      action: 'write.late_reply',
      actor: 'app',
      subject: { kind: 'operation', id: operationId },
      data: { attempt: attemptId, kind: reply.kind },
    });
    return current;
  }
  const change: RowChange = { id: row.id, state: settling.row, problem: settling.problem ?? null };
  if (reply.kind === 'confirmed')
    change.result = { id: reply.id, ...(reply.key ? { key: reply.key } : {}) };
  await saveRows(tx, plan, { rows: [change] });
  tx.audit({
    at,
    action: settling.action,
    outcome: settling.outcome,
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: {
      row: row.id,
      attempt: attemptId,
      reply: reply.kind,
      ...(status === undefined ? {} : { status }),
      ...(reply.kind === 'confirmed' ? { jiraId: reply.id } : {}),
    },
  });
  return settling.row;
}

/** Two Jira ids for one operation: audited and shown, never deleted by us. */
async function reportDuplicate(tx: TenantTx, operationId: string, at: Date): Promise<void> {
  const ids = await attemptedIds(tx, operationId);
  if (ids.length < 2) return;
  tx.audit({
    at,
    action: 'write.duplicate',
    outcome: 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { ids: ids.join(' ') },
  });
}

export interface LookupResult {
  planId: string;
  rowId: string;
  operationId: string;
  at: Date;
}

/** The look-up found it: the write is confirmed. */
export async function settleFound(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
  found: readonly Found[],
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  const [first] = found;
  if (!first) return 'sending';
  await setWriteState(tx, {
    operationId,
    from: ['ambiguous', 'uncertain'],
    to: 'confirmed',
    at,
    jiraId: first.id,
    jiraKey: first.key,
  });
  await saveRows(tx, plan, { rows: [{ id: rowId, state: 'done', result: first, problem: null }] });
  tx.audit({
    at,
    action: 'write.confirmed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: rowId, by: 'lookup', jiraId: first.id },
  });
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(' ');
    tx.audit({
      at,
      action: 'write.duplicate',
      outcome: 'failed',
      actor: 'app',
      subject: { kind: 'operation', id: operationId },
      data: { ids },
    });
  }
  return 'done';
}

/** What a write would have set was set otherwise by somebody else: a person decides what stays. */
export async function settleConflict(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  await setWriteState(tx, { operationId, from: ['ambiguous'], to: 'conflict', at });
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

/** Moves a row of unknown outcome on: back to released after enough negative look-ups, or to uncertain. */
export async function settleUnknown(
  tx: TenantTx,
  { planId, rowId, operationId, at }: LookupResult,
  to: 'released' | 'uncertain',
): Promise<RowState> {
  const plan = await lockPlan(tx, planId);
  await setWriteState(tx, {
    operationId,
    from: ['ambiguous'],
    to: to === 'released' ? 'planned' : 'uncertain',
    at,
  });
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
