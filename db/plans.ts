import type { Digest } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Base } from '../domain/issue.ts';
import type { Time, Uuid } from '../domain/json.ts';
import type { Plan, PlanRow, PlanState } from '../domain/plan.ts';
import type { RefinementOutcome } from '../domain/refinement.ts';
import { derivePlanState, refinementOutcome } from '../domain/states.ts';
import {
  changeRow,
  insertRows,
  type RowChange,
  type RowRecord,
  readRow,
  rowColumns,
} from './plan-rows.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A plan with what only we keep of it. */
export interface StoredPlan extends Plan {
  projectId: string;
  proposedBy: string;
  createdAt: Date;
  /** When the people asked are to be reminded; null: never. */
  remindAt: Date | null;
  remindedAt: Date | null;
  /** Drafts left out because people rejected them for the same words. */
  rejectedBefore: number;
}

interface PlanRecord {
  refinement_id: Uuid;
  issue_id: string;
  issue_key: string;
  project_id: string;
  round: number;
  plan_state: PlanState;
  base: Base;
  policy_id: string;
  policy_version: number;
  seal: Digest;
  proposed_by: string;
  expires_at: Date;
  dispatch_by: Date | null;
  remind_at: Date | null;
  reminded_at: Date | null;
  rejected_before: number;
  created_at: Date;
}

const planColumns = `p.refinement_id, p.issue_id, p.issue_key, p.project_id, p.round, p.state as plan_state, p.base,
  p.policy_id, p.policy_version, p.seal, p.proposed_by, p.expires_at, p.dispatch_by, p.remind_at, p.reminded_at,
  p.rejected_before, p.created_at`;

/** What only we keep of a plan, when it is made. */
export interface NewPlan {
  projectId: string;
  /** The person who asked for it. */
  proposedBy: string;
  at: Date;
  remindAt?: Date | null;
  rejectedBefore?: number;
}

/**
 * Stores a plan with its rows. Ids come from refinement and round, so a second attempt changes
 * nothing.
 * @returns false when the plan was there
 */
export async function insertPlan(
  tx: TenantTx,
  plan: Plan,
  { projectId, proposedBy, at, remindAt = null, rejectedBefore = 0 }: NewPlan,
): Promise<boolean> {
  const { id, refinementId, round, issue, base, policy, expiresAt, seal, rows } = plan;
  const made = await tx.query(
    `insert into plans (tenant_id, plan_id, refinement_id, issue_id, issue_key, project_id, round, state,
       base, policy_id, policy_version, seal, proposed_by, expires_at, created_at, remind_at, rejected_before)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict do nothing returning 1`,
    [
      tx.tenantId,
      id,
      refinementId,
      issue.id,
      issue.key,
      projectId,
      round,
      derivePlanState(rows),
      JSON.stringify(base),
      policy.id,
      policy.version,
      seal,
      proposedBy,
      expiresAt,
      at,
      remindAt,
      rejectedBefore,
    ],
  );
  if (made.length === 0) return false;
  await insertRows(tx, id, rows);
  return true;
}

export async function findPlan(tx: TenantTx, planId: Uuid): Promise<StoredPlan | null> {
  return await load(tx, planId);
}

/** @throws {ReadygateError} plan_not_found */
export async function getPlan(tx: TenantTx, planId: Uuid): Promise<StoredPlan> {
  return required(await load(tx, planId));
}

/**
 * Takes the lock of a plan and its rows: deciding, taking back, expiring, replacing and sending
 * exclude each other. Several plans are locked in the order of their ids. What `known` holds of this
 * plan's rows is read again only where it changed; their content is dear to open.
 * @throws {ReadygateError} plan_not_found
 */
export async function lockPlan(
  tx: TenantTx,
  planId: Uuid,
  known: readonly PlanRow[] = [],
): Promise<StoredPlan> {
  // Both are locked: a statement that waited for the plan alone would go on with rows as they were
  // before it waited. Not against rows that only refer to them: who keeps a token for the plan without
  // its lock would wait here, with a key of its own that the holder of the lock may be about to want.
  return required(await load(tx, planId, { lock: 'for no key update of p, r', known }));
}

/** How the refinement of a plan ends, by the rows of all its rounds up to this one. */
export async function outcomeOf(
  tx: TenantTx,
  { refinementId, round, rows }: Pick<StoredPlan, 'refinementId' | 'round' | 'rows'>,
): Promise<RefinementOutcome> {
  if (round === 1) return refinementOutcome(rows);
  const before = await tx.query<Pick<PlanRow, 'state' | 'problem'>>(
    `select r.state, r.problem from plan_rows r join plans p using (tenant_id, plan_id)
      where tenant_id = $1 and p.refinement_id = $2 and p.round < $3`,
    [tx.tenantId, refinementId, round],
  );
  return refinementOutcome([...before, ...rows]);
}

function required(plan: StoredPlan | null): StoredPlan {
  if (!plan) throw new ReadygateError('plan_not_found');
  return plan;
}

async function load(
  tx: TenantTx,
  planId: Uuid,
  { lock = '', known = [] }: { lock?: string; known?: readonly PlanRow[] } = {},
): Promise<StoredPlan | null> {
  const records = await tx.query<PlanRecord & RowRecord>(
    `select ${planColumns}, ${rowColumns}
       from plans p join plan_rows r using (tenant_id, plan_id)
      where tenant_id = $1 and plan_id = $2 order by r.position ${lock}`,
    [tx.tenantId, planId, known.map(({ id }) => id), known.map(({ digest }) => digest)],
  );
  const [plan] = records;
  if (!plan) return null;
  return {
    format: 1,
    id: planId,
    refinementId: plan.refinement_id,
    round: plan.round,
    issue: { id: plan.issue_id, key: plan.issue_key },
    base: plan.base,
    policy: { id: plan.policy_id, version: plan.policy_version },
    expiresAt: plan.expires_at.toISOString(),
    ...(plan.dispatch_by ? { dispatchBy: plan.dispatch_by.toISOString() } : {}),
    seal: plan.seal,
    state: plan.plan_state,
    rows: await Promise.all(records.map((record) => readRow(tx, record, known))),
    projectId: plan.project_id,
    proposedBy: plan.proposed_by,
    createdAt: plan.created_at,
    remindAt: plan.remind_at,
    remindedAt: plan.reminded_at,
    rejectedBefore: plan.rejected_before,
  };
}

export interface PlanChange {
  rows: readonly RowChange[];
  seal?: Digest;
  base?: Base;
  dispatchBy?: Time;
  policy?: Plan['policy'];
}

/**
 * Changes rows and, in the same statement, the plan's derived state. The plan is the one that
 * `lockPlan` answered with in this transaction.
 * @returns the plan as it is now
 */
export async function saveRows(
  tx: TenantTx,
  plan: StoredPlan,
  change: PlanChange,
): Promise<StoredPlan> {
  const changes = new Map(change.rows.map((row) => [row.id, row]));
  const rows = plan.rows.map((row) => changeRow(row, changes.get(row.id)));
  const changed = rows
    .filter(({ id }) => changes.has(id))
    .map(({ id, state, result, problem, operationId }) => ({
      row_id: id,
      state,
      result_id: result?.id ?? null,
      result_key: result?.key ?? null,
      problem: problem ?? null,
      operation_id: operationId,
    }));
  const { seal = plan.seal, base = plan.base, dispatchBy = plan.dispatchBy } = change;
  const { policy = plan.policy } = change;
  const state = derivePlanState(rows);
  await tx.query(
    `with changed as (
       update plan_rows p set state = r.state, result_id = r.result_id, result_key = r.result_key,
         problem = r.problem, operation_id = r.operation_id
       from jsonb_to_recordset($7::jsonb) as r(row_id uuid, state text, result_id text, result_key text,
         problem jsonb, operation_id uuid)
       where p.tenant_id = $1 and p.plan_id = $2 and p.row_id = r.row_id)
     update plans set state = $3, seal = $4, base = $5, dispatch_by = $6, policy_id = $8, policy_version = $9
      where tenant_id = $1 and plan_id = $2`,
    [
      tx.tenantId,
      plan.id,
      state,
      seal,
      JSON.stringify(base),
      dispatchBy ?? null,
      JSON.stringify(changed),
      policy.id,
      policy.version,
    ],
  );
  return { ...plan, rows, state, seal, base, policy, ...(dispatchBy ? { dispatchBy } : {}) };
}

/** The plans of a project that wait for a decision, in the order in which they are locked. */
export async function listWaitingPlans(tx: TenantTx, projectId: string): Promise<Uuid[]> {
  const rows = await tx.query<{ plan_id: Uuid }>(
    `select plan_id from plans where tenant_id = $1 and project_id = $2 and state = 'waiting'
      order by plan_id`,
    [tx.tenantId, projectId],
  );
  return rows.map(({ plan_id }) => plan_id);
}

/** Notes that the people asked were reminded. */
export async function saveReminder(tx: TenantTx, planId: Uuid, at: Date): Promise<void> {
  await tx.query('update plans set reminded_at = $3 where tenant_id = $1 and plan_id = $2', [
    tx.tenantId,
    planId,
    at,
  ]);
}
