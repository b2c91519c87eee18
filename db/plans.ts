import type { Digest } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Base, BaseField } from '../domain/issue.ts';
import type { Time, Uuid } from '../domain/json.ts';
import type {
  Confidence,
  Operation,
  Plan,
  PlanRow,
  PlanState,
  Provenance,
  RowProblem,
  RowState,
  Tier,
} from '../domain/plan.ts';
import { derivePlanState } from '../domain/states.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A plan with what only we keep of it. */
export interface StoredPlan extends Plan {
  projectId: string;
  proposedBy: string;
  createdAt: Date;
  remindedAt: Date | null;
}

interface PlanRecord {
  refinement_id: Uuid;
  issue_id: string;
  issue_key: string;
  project_id: string;
  round: number;
  state: PlanState;
  base: Base;
  policy_id: string;
  policy_version: number;
  seal: Digest;
  proposed_by: string;
  expires_at: Date;
  dispatch_by: Date | null;
  reminded_at: Date | null;
  created_at: Date;
}

interface RowRecord {
  row_id: Uuid;
  position: number;
  operation_id: Uuid;
  digest: Digest;
  fields: BaseField[];
  after_rows: Uuid[];
  tier: Tier;
  confidence: Confidence;
  state: RowState;
  result_id: string | null;
  result_key: string | null;
  problem: RowProblem | null;
  content: Buffer;
}

interface RowContent {
  operation: Operation;
  provenance: Provenance;
}

const place = (rowId: Uuid) => ({ table: 'plan_rows', column: 'content', rowId });

/** Stores a plan with its rows. Idempotent: ids come from refinement and round. */
export async function insertPlan(
  tx: TenantTx,
  plan: Plan,
  { projectId, proposedBy, at }: { projectId: string; proposedBy: string; at: Date },
): Promise<void> {
  const { id, refinementId, round, issue, base, policy, expiresAt, seal, state, rows } = plan;
  await tx.query(
    `insert into plans (tenant_id, plan_id, refinement_id, issue_id, issue_key, project_id, round, state, base, policy_id,
       policy_version, seal, proposed_by, expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing`,
    [
      tx.tenantId,
      id,
      refinementId,
      issue.id,
      issue.key,
      projectId,
      round,
      state,
      JSON.stringify(base),
      policy.id,
      policy.version,
      seal,
      proposedBy,
      expiresAt,
      at,
    ],
  );
  await insertRows(tx, id, rows);
}

async function insertRows(tx: TenantTx, planId: Uuid, rows: readonly PlanRow[]): Promise<void> {
  const records = await Promise.all(
    rows.map(async (row) => {
      const content: RowContent = { operation: row.operation, provenance: row.provenance };
      const { keyVersion, bytes } = await tx.seal(place(row.id), content);
      const {
        id,
        position,
        operationId,
        operation,
        digest,
        fields,
        after,
        tier,
        confidence,
        state,
      } = row;
      return {
        row_id: id,
        position,
        operation_id: operationId,
        kind: operation.kind,
        digest,
        fields,
        after_rows: after,
        tier,
        confidence,
        state,
        key_version: keyVersion,
        content: `\\x${bytes.toString('hex')}`,
      };
    }),
  );
  // One statement for all rows: jsonb_to_recordset carries the arrays that unnest cannot.
  await tx.query(
    `insert into plan_rows (tenant_id, plan_id, row_id, position, operation_id, kind, digest, fields, after_rows, tier,
       confidence, state, key_version, content)
     select $1, $2, r.row_id, r.position, r.operation_id, r.kind, r.digest, r.fields, r.after_rows, r.tier, r.confidence,
       r.state, r.key_version, r.content
     from jsonb_to_recordset($3::jsonb) as r(row_id uuid, position integer, operation_id uuid, kind text, digest text,
       fields text[], after_rows uuid[], tier text, confidence text, state text, key_version integer, content bytea)
     on conflict do nothing`,
    [tx.tenantId, planId, JSON.stringify(records)],
  );
}

export async function findPlan(tx: TenantTx, planId: Uuid): Promise<StoredPlan | null> {
  return await load(tx, planId, '');
}

/** @throws {ReadygateError} plan_not_found */
export async function getPlan(tx: TenantTx, planId: Uuid): Promise<StoredPlan> {
  return required(await load(tx, planId, ''));
}

/**
 * Takes the plan's lock: deciding, taking back, expiring, replacing and sending exclude each other.
 * @throws {ReadygateError} plan_not_found
 */
export async function lockPlan(tx: TenantTx, planId: Uuid): Promise<StoredPlan> {
  return required(await load(tx, planId, 'for update'));
}

function required(plan: StoredPlan | null): StoredPlan {
  if (!plan) throw new ReadygateError('plan_not_found');
  return plan;
}

async function load(
  tx: TenantTx,
  planId: Uuid,
  lock: '' | 'for update',
): Promise<StoredPlan | null> {
  const plans = await tx.query<PlanRecord>(
    `select * from plans where tenant_id = $1 and plan_id = $2 ${lock}`,
    [tx.tenantId, planId],
  );
  const [plan] = plans;
  if (!plan) return null;
  const records = await tx.query<RowRecord>(
    'select * from plan_rows where tenant_id = $1 and plan_id = $2 order by position',
    [tx.tenantId, planId],
  );
  const rows = await Promise.all(records.map((record) => readRow(tx, record)));
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
    state: plan.state,
    rows,
    projectId: plan.project_id,
    proposedBy: plan.proposed_by,
    createdAt: plan.created_at,
    remindedAt: plan.reminded_at,
  };
}

async function readRow(tx: TenantTx, record: RowRecord): Promise<PlanRow> {
  const { operation, provenance } = await tx.open<RowContent>(place(record.row_id), record.content);
  return {
    id: record.row_id,
    position: record.position,
    operation,
    digest: record.digest,
    fields: record.fields,
    after: record.after_rows,
    provenance,
    tier: record.tier,
    confidence: record.confidence,
    state: record.state,
    operationId: record.operation_id,
    ...(record.result_id
      ? {
          result: {
            id: record.result_id,
            ...(record.result_key ? { key: record.result_key } : {}),
          },
        }
      : {}),
    ...(record.problem ? { problem: record.problem } : {}),
  };
}

/** What changes of a row; members left out stay. */
export interface RowChange {
  id: Uuid;
  state?: RowState;
  result?: { id: string; key?: string };
  /** Null clears it. */
  problem?: RowProblem | null;
  operationId?: Uuid;
}

export interface PlanChange {
  rows: readonly RowChange[];
  seal?: Digest;
  base?: Base;
  dispatchBy?: Time;
}

/**
 * Changes rows and, in the same statement pair, the plan's derived state. The caller holds the lock.
 * @returns the plan as it is now
 */
export async function saveRows(
  tx: TenantTx,
  plan: StoredPlan,
  change: PlanChange,
): Promise<StoredPlan> {
  const changes = new Map(change.rows.map((row) => [row.id, row]));
  const rows = plan.rows.map((row) => merge(row, changes.get(row.id)));
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
  if (changed.length > 0) {
    await tx.query(
      `update plan_rows p set state = r.state, result_id = r.result_id, result_key = r.result_key, problem = r.problem,
         operation_id = r.operation_id
       from jsonb_to_recordset($3::jsonb) as r(row_id uuid, state text, result_id text, result_key text, problem jsonb, operation_id uuid)
       where p.tenant_id = $1 and p.plan_id = $2 and p.row_id = r.row_id`,
      [tx.tenantId, plan.id, JSON.stringify(changed)],
    );
  }
  const { seal = plan.seal, base = plan.base, dispatchBy = plan.dispatchBy } = change;
  const state = derivePlanState(rows);
  await tx.query(
    `update plans set state = $3, seal = $4, base = $5, dispatch_by = $6 where tenant_id = $1 and plan_id = $2`,
    [tx.tenantId, plan.id, state, seal, JSON.stringify(base), dispatchBy ?? null],
  );
  return { ...plan, rows, state, seal, base, ...(dispatchBy ? { dispatchBy } : {}) };
}

/** Notes that the people asked were reminded. */
export async function saveReminder(tx: TenantTx, planId: Uuid, at: Date): Promise<void> {
  await tx.query('update plans set reminded_at = $3 where tenant_id = $1 and plan_id = $2', [
    tx.tenantId,
    planId,
    at,
  ]);
}

function merge(row: PlanRow, change: RowChange | undefined): PlanRow {
  if (!change) return row;
  const { problem: before, ...rest } = row;
  const problem = change.problem === undefined ? before : change.problem;
  return {
    ...rest,
    state: change.state ?? row.state,
    operationId: change.operationId ?? row.operationId,
    ...(change.result ? { result: change.result } : {}),
    ...(problem ? { problem } : {}),
  };
}
