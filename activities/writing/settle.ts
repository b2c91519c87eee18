import type { WriteReply } from '../../clients/jira/classify.ts';
import type { RowChange } from '../../db/plan-rows.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { findWrite, type LedgerState, settleAttempt } from '../../db/writes.ts';
import type { AuditAction, AuditOutcome } from '../../domain/audit.ts';
import type { RowProblem, RowState } from '../../domain/plan.ts';
import { findDuplicate } from './duplicate.ts';
import type { Permit } from './permit.ts';
import { isSupersededBy, rowOf, saveSettled } from './settled-row.ts';

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
    case 'held':
      return { ...again(''), action: 'write.held', outcome: 'denied', problem: reply.problem };
    case 'unauthorized':
      return again('jira_token_refused');
    case 'forbidden':
      // Jira is known to say 403 once to somebody who may: tried again a single time.
      return stillPermitted && attempts < 2
        ? again('jira_permission_missing')
        : failed({ code: 'jira_permission_missing' });
    case 'conflict':
      return attempts < 3 ? again('jira_refused') : failed({ code: 'jira_refused' });
    case 'moved':
      return {
        ledger: 'conflict',
        attempt: 'not_executed',
        row: 'conflict',
        action: 'write.conflict',
        outcome: 'denied',
        problem: reply.problem ?? { code: 'changed_in_jira' },
      };
    case 'overwrote':
      return {
        ledger: 'conflict',
        attempt: 'confirmed',
        row: 'conflict',
        action: 'write.conflict',
        outcome: 'failed',
        problem: { code: 'overwrote_in_jira' },
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
  /** As it was when last read. */
  known: Pick<StoredPlan, 'id' | 'rows'>;
  permit: Permit;
  reply: WriteReply;
  stillPermitted: boolean;
  at: Date;
}

/**
 * Records what Jira answered: ledger, row and audit in one transaction. A reply to an attempt that is
 * not the current one is recorded all the same, and a success counts whenever it is heard of.
 * @returns the plan as it is now
 */
export async function settleReply(
  tx: TenantTx,
  { known, permit, reply, stillPermitted, at }: SettleInput,
): Promise<StoredPlan> {
  const { operationId, attemptId } = permit;
  const [plan, write] = await Promise.all([
    lockPlan(tx, known.id, known.rows),
    findWrite(tx, operationId),
  ]);
  const attempts = write?.attempts ?? 1;
  const row = rowOf(plan, permit.row.id);
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
  const duplicate =
    reply.kind === 'confirmed' ? await findDuplicate(tx, operationId, row.id, at) : null;
  if (!moved || isSupersededBy(row, operationId)) {
    tx.audit({
      at,
      action: 'write.late_reply',
      actor: 'app',
      subject: { kind: 'operation', id: operationId },
      data: { attempt: attemptId, kind: reply.kind },
    });
    if (!duplicate) return plan;
    return await saveRows(tx, plan, { rows: [{ id: row.id, problem: duplicate }] });
  }
  const problem = duplicate ?? settling.problem ?? null;
  const change: RowChange = { id: row.id, state: settling.row, problem, operationId };
  if (reply.kind === 'confirmed')
    change.result = { id: reply.id, ...(reply.key ? { key: reply.key } : {}) };
  const settled = await saveSettled(tx, plan, row, change);
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
  return settled;
}
