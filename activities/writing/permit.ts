import { randomUUID } from 'node:crypto';
import { listDecisions } from '../../db/decisions.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { findMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { hasActiveInstallation, lockTenantForShare } from '../../db/tenants.ts';
import {
  beginAttempt,
  countUnsettledElsewhere,
  findWrite,
  type LedgerState,
  planWrite,
} from '../../db/writes.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { PlanRow, RowState } from '../../domain/plan.ts';
import { planSeal } from '../../domain/seal.ts';
import { movedFields } from './moved.ts';

/** What was read of the issue, with whose rights, and when. */
export interface Readings {
  issue: NormalIssue;
  accountId: string;
  /** The person may still make this change by hand. */
  permitted: boolean;
  at: Date;
}

/** The right to send one operation once, until its deadline. */
export interface Permit {
  kind: 'decision';
  operationId: string;
  attemptId: string;
  sentAt: Date;
  deadlineAt: Date;
  row: PlanRow;
  seal: string;
}

export type Minted =
  | { result: 'permit'; permit: Permit }
  /** The row is not to be sent; its state says why. */
  | { result: 'settled'; state: RowState }
  /** Not now: writing is stopped, or another plan's write on this issue is not settled. */
  | { result: 'held'; reason: 'writes_stopped' | 'unsettled_elsewhere' | 'readings_old' };

/** Seconds after which readings are made again. */
export const readingsLifeSeconds = 30;

export interface MintInput {
  planId: string;
  rowId: string;
  readings: Readings;
  at: Date;
  sendSeconds: number;
}

/**
 * Decides in one transaction, under the plan's lock, whether a row may go out now, and marks it as
 * sending. Deciding, taking back, expiring and replacing lock the same plan; uninstalling and stopping
 * lock the tenant: after their reply no new request starts.
 */
export async function mintPermit(
  tx: TenantTx,
  { planId, rowId, readings, at, sendSeconds }: MintInput,
): Promise<Minted> {
  const tenant = await lockTenantForShare(tx);
  const plan = await lockPlan(tx, planId);
  const row = plan.rows.find(({ id }) => id === rowId);
  if (row?.state !== 'released') return { result: 'settled', state: row?.state ?? 'cancelled' };
  if (plan.dispatchBy === undefined || at.getTime() >= Date.parse(plan.dispatchBy))
    return await settle(tx, plan, row, 'expired', 'dispatch_deadline', at);
  const active =
    tenant?.state === 'active' && !tenant.writesStopped && (await hasActiveInstallation(tx));
  if (!active || (await findMode(tx, plan.projectId)) !== 'propose')
    return { result: 'held', reason: 'writes_stopped' };
  if (at.getTime() - readings.at.getTime() > readingsLifeSeconds * 1000)
    return { result: 'held', reason: 'readings_old' };
  if (!readings.permitted)
    return await settle(tx, plan, row, 'failed', 'jira_permission_missing', at);
  const moved = movedFields(plan.base, readings.issue, plan.rows, row.fields);
  if (moved.length > 0) return await reopen(tx, plan, row, moved, at);
  if ((await countUnsettledElsewhere(tx, plan.issue.id, planId)) > 0)
    return { result: 'held', reason: 'unsettled_elsewhere' };
  return await begin(tx, { plan, row, accountId: readings.accountId, at, sendSeconds });
}

interface Beginning {
  plan: StoredPlan;
  row: PlanRow;
  accountId: string;
  at: Date;
  sendSeconds: number;
}

async function begin(
  tx: TenantTx,
  { plan, row, accountId, at, sendSeconds }: Beginning,
): Promise<Minted> {
  const { operationId } = row;
  const attemptId = randomUUID();
  const deadlineAt = new Date(at.getTime() + sendSeconds * 1000);
  await planWrite(tx, { operationId, planId: plan.id, rowId: row.id, at });
  const began = await beginAttempt(tx, { operationId, attemptId, accountId, at, deadlineAt });
  if (!began) return await followLedger(tx, plan, row);
  await saveRows(tx, plan, { rows: [{ id: row.id, state: 'sending', problem: null }] });
  tx.audit({
    at,
    action: 'write.sending',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: { row: row.id, attempt: attemptId, digest: row.digest, kind: row.operation.kind },
    personal: { accountId },
  });
  const permit: Permit = {
    kind: 'decision',
    operationId,
    attemptId,
    sentAt: at,
    deadlineAt,
    row: { ...row, state: 'sending' },
    seal: plan.seal,
  };
  return { result: 'permit', permit };
}

/** What each state of the ledger says of a row. */
const rowByLedger: Record<LedgerState, RowState> = {
  planned: 'released',
  sending: 'sending',
  ambiguous: 'sending',
  confirmed: 'done',
  failed: 'failed',
  conflict: 'conflict',
  uncertain: 'uncertain',
};

/** The ledger knows better than the row, which follows it: nothing is sent. */
async function followLedger(tx: TenantTx, plan: StoredPlan, row: PlanRow): Promise<Minted> {
  const write = await findWrite(tx, row.operationId);
  const state = rowByLedger[write?.state ?? 'planned'];
  const { jiraId, jiraKey } = write ?? { jiraId: null, jiraKey: null };
  const result =
    jiraId === null ? {} : { result: { id: jiraId, ...(jiraKey ? { key: jiraKey } : {}) } };
  await saveRows(tx, plan, { rows: [{ id: row.id, state, problem: null, ...result }] });
  return { result: 'settled', state };
}

/** An approval does not count for a field that moved: the row is open again, under a new seal. */
async function reopen(
  tx: TenantTx,
  plan: StoredPlan,
  row: PlanRow,
  moved: readonly string[],
  at: Date,
): Promise<Minted> {
  const rows = plan.rows.map((other) =>
    other.id === row.id ? { ...other, state: 'open' as const } : other,
  );
  const problem = { code: 'seal_mismatch', details: { fields: [...moved] } };
  await saveRows(tx, plan, {
    rows: [{ id: row.id, state: 'open', problem }],
    seal: planSeal(tx.tenantId, { ...plan, rows }),
  });
  tx.audit({
    at,
    action: 'plan.replaced',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'row', id: row.id },
    data: { reason: 'moved', fields: moved.join(' ') },
  });
  return { result: 'settled', state: 'open' };
}

async function settle(
  tx: TenantTx,
  plan: StoredPlan,
  row: PlanRow,
  state: 'failed' | 'expired',
  code: string,
  at: Date,
): Promise<Minted> {
  await saveRows(tx, plan, { rows: [{ id: row.id, state, problem: { code } }] });
  tx.audit({
    at,
    action: state === 'expired' ? 'plan.expired' : 'write.failed',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'row', id: row.id },
    data: { code },
  });
  return { result: 'settled', state };
}

/** The people whose approval of a row counts, latest first. */
export async function approversOf(tx: TenantTx, plan: StoredPlan, row: PlanRow): Promise<string[]> {
  return countingApprovers(await listDecisions(tx, plan.id), plan, row);
}
