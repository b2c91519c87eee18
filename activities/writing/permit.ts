import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { findCommentSetting } from '../../db/comment-settings.ts';
import { listDecisions } from '../../db/decisions.ts';
import { hasActiveInstallation } from '../../db/installations.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { findMode } from '../../db/project-modes.ts';
import { grantsInForce } from '../../db/role-grants.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenantForShare } from '../../db/tenants.ts';
import { type StopReason, stopReason } from '../../db/write-stops.ts';
import {
  beginAttempt,
  countUnsettledElsewhere,
  findWrite,
  type LedgerState,
  planWrite,
} from '../../db/writes.ts';
import type { GrantsInForce } from '../../domain/app-roles.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { PlanRow, RowState } from '../../domain/plan.ts';
import { planSeal, rowDigest } from '../../domain/seal.ts';
import { holdRows } from './held.ts';
import { movedFields } from './moved.ts';
import { rowOf, saveSettled } from './settled-row.ts';

/** What was read of the issue, with whose rights, and when. */
export interface Readings {
  issue: NormalIssue;
  accountId: string;
  /** Why the change may not be made as this person any more: by Jira's rights, or by the role of who approved. */
  fault: 'jira_permission_missing' | 'role_missing' | 'role_unreadable' | null;
  /** The grants of app roles that were looked at. */
  grants: GrantsInForce;
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

/** Why a row does not go out now: also where the approval of who made the readings does not count. */
export type HeldReason = StopReason | 'unsettled_elsewhere' | 'readings_old';

/** With the plan as it is now. */
export type Minted = { plan: StoredPlan } & (
  | { result: 'permit'; permit: Permit }
  /** The row is not to be sent; its state says why. */
  | { result: 'settled' }
  | { result: 'held'; reason: HeldReason }
);

/** Seconds after which readings are made again. */
export const readingsLifeSeconds = 30;

export interface MintInput {
  /** As it was when last read. */
  known: Pick<StoredPlan, 'id' | 'rows' | 'projectId' | 'issue'>;
  rowId: string;
  readings: Readings;
  at: Date;
  sendSeconds: number;
  /** Asked in the same transaction; it throws where this process is not to write any more. */
  assertOurs?: (tx: TenantTx) => Promise<unknown>;
}

/**
 * Decides in one transaction, under the plan's lock, whether a row may go out now, and marks it as
 * sending. Deciding, taking back, expiring and replacing lock the same plan; uninstalling and stopping
 * lock the tenant: after their reply no new request starts.
 */
export async function mintPermit(tx: TenantTx, input: MintInput): Promise<Minted> {
  const { rowId, readings, at } = input;
  const { plan, stop, verdicts, grants, unsettledElsewhere, readers } = await look(tx, input);
  const held = (reason: HeldReason): Minted => ({ result: 'held', reason, plan });
  const row = plan.rows.find(({ id }) => id === rowId);
  if (row?.state !== 'released') return { result: 'settled', plan };
  if (plan.dispatchBy === undefined || at.getTime() >= Date.parse(plan.dispatchBy))
    return await settle(tx, plan, row, 'expired', 'dispatch_deadline', at);
  if (stop) return { result: 'held', reason: stop, plan: await holdRows(tx, plan, stop, at) };
  // What was approved is the digest: content that is another one, however it got there, is not it.
  if (rowDigest(row.operation, row.after) !== row.digest)
    return await settle(tx, plan, row, 'failed', 'row_digest_mismatch', at);
  const approvers = countingApprovers(verdicts, plan, row);
  // Taken back while it was on its way, from where it came back unsent.
  if (approvers.length === 0) return await settle(tx, plan, row, 'open', 'approvals_missing', at);
  if (
    !approvers.includes(readings.accountId) ||
    !isDeepStrictEqual(grants, readings.grants) ||
    at.getTime() - readings.at.getTime() > readingsLifeSeconds * 1000
  )
    return held('readings_old');
  const moved = movedFields(plan.base, readings.issue, plan.rows, row.fields);
  const open = !isForCustomer(row) || readers?.audience === 'customer';
  const fault = readings.fault ?? (open ? null : 'customers_excluded');
  // What is so in another project says nothing of what was approved in this one.
  if (fault && !moved.includes('project')) return await settle(tx, plan, row, 'failed', fault, at);
  if (moved.length > 0) return await reopen(tx, plan, row, moved, at);
  if (unsettledElsewhere > 0) return held('unsettled_elsewhere');
  return await begin(tx, plan, row, input);
}

/**
 * All that the decision needs, in one round trip. Statements run in the order in which they are sent:
 * the tenant's lock, the plan's, and then what these locks hold still.
 */
async function look(tx: TenantTx, { known, rowId, assertOurs }: MintInput) {
  const { id, projectId, issue, rows } = known;
  const asksReaders = rows.some((row) => row.id === rowId && isForCustomer(row));
  const [tenant, plan, installed, mode, verdicts, grants, unsettledElsewhere, readers] =
    await Promise.all([
      lockTenantForShare(tx),
      lockPlan(tx, id, known.rows),
      hasActiveInstallation(tx),
      findMode(tx, projectId),
      listDecisions(tx, id),
      grantsInForce(tx, projectId),
      countUnsettledElsewhere(tx, issue.id, id),
      asksReaders ? findCommentSetting(tx, projectId) : null,
      assertOurs?.(tx),
    ]);
  // What was proposed before the app was uninstalled ends, also where it was installed again since.
  const endsNow = tenant?.leftAt != null && plan.createdAt <= tenant.leftAt;
  const stop = endsNow ? 'installation_inactive' : stopReason({ tenant, installed, mode });
  return { plan, stop, verdicts, grants, unsettledElsewhere, readers };
}

/** A comment that a customer would read, which the project must let at the moment it goes out. */
function isForCustomer({ operation }: Pick<PlanRow, 'operation'>): boolean {
  return operation.kind === 'addComment' && operation.audience === 'customer';
}

async function begin(
  tx: TenantTx,
  plan: StoredPlan,
  row: PlanRow,
  { readings: { accountId }, at, sendSeconds }: MintInput,
): Promise<Minted> {
  const { operationId } = row;
  const attemptId = randomUUID();
  const deadlineAt = new Date(at.getTime() + sendSeconds * 1000);
  const [, began] = await Promise.all([
    planWrite(tx, { operationId, planId: plan.id, rowId: row.id, at }),
    beginAttempt(tx, { operationId, attemptId, accountId, at, deadlineAt }),
  ]);
  if (!began) return await followLedger(tx, plan, row);
  const sending = await saveRows(tx, plan, {
    rows: [{ id: row.id, state: 'sending', problem: null }],
  });
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
  return { result: 'permit', permit, plan: sending };
}

/**
 * A row that came back unsent after its approvals were taken back waits for nobody's token: it is open again.
 * @returns the plan as it is now
 */
export async function reopenUnapproved(
  tx: TenantTx,
  known: Pick<StoredPlan, 'id' | 'rows'>,
  rowId: string,
  at: Date,
): Promise<StoredPlan> {
  const [plan, verdicts] = await Promise.all([
    lockPlan(tx, known.id, known.rows),
    listDecisions(tx, known.id),
  ]);
  const row = rowOf(plan, rowId);
  if (row.state !== 'released' || countingApprovers(verdicts, plan, row).length > 0) return plan;
  return (await settle(tx, plan, row, 'open', 'approvals_missing', at)).plan;
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
  const rows = [{ id: row.id, state, problem: null, ...result }];
  return { result: 'settled', plan: await saveRows(tx, plan, { rows }) };
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
  const reopened = await saveRows(tx, plan, {
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
  return { result: 'settled', plan: reopened };
}

async function settle(
  tx: TenantTx,
  plan: StoredPlan,
  row: PlanRow,
  state: 'failed' | 'expired' | 'open',
  code: string,
  at: Date,
): Promise<Minted> {
  const settled = await saveSettled(tx, plan, row, { id: row.id, state, problem: { code } });
  tx.audit({
    at,
    action: state === 'expired' ? 'plan.expired' : 'write.failed',
    outcome: 'denied',
    actor: 'app',
    subject: { kind: 'row', id: row.id },
    data: { code },
  });
  return { result: 'settled', plan: settled };
}
