import type { Digest } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { BaseField } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { Operation } from '../domain/operation.ts';
import type {
  Confidence,
  PlanRow,
  Provenance,
  RowProblem,
  RowState,
  Tier,
} from '../domain/plan.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A row as PostgreSQL answers with it. */
export interface RowRecord {
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
  undoes: Uuid | null;
  /** Null where the reader knows it already. */
  content: Buffer | null;
}

/** What of a row is encrypted. */
interface RowContent {
  operation: Operation;
  provenance: Provenance;
}

/** $3 and $4 are ids and digests of the rows whose content is known: it is not read and opened again. */
export const rowColumns = `r.row_id, r.position, r.operation_id, r.digest, r.fields, r.after_rows, r.tier,
  r.confidence, r.state, r.result_id, r.result_key, r.problem, r.undoes,
  case when exists (select from unnest($3::uuid[], $4::text[]) as known(row_id, digest)
                     where known.row_id = r.row_id and known.digest = r.digest) then null
       else r.content end as content`;

/** Where it is encrypted for. */
export const place = (rowId: Uuid) => ({ table: 'plan_rows', column: 'content', rowId });

/** Stores the rows of a plan in one statement. Rows that are there already stay as they are. */
export async function insertRows(
  tx: TenantTx,
  planId: Uuid,
  rows: readonly PlanRow[],
): Promise<void> {
  const records = await Promise.all(rows.map((row) => writeRow(tx, row)));
  // One statement for all rows: a recordset carries the arrays that unnest() cannot.
  await tx.query(
    `insert into plan_rows (tenant_id, plan_id, row_id, position, operation_id, kind, digest, fields,
       after_rows, tier, confidence, state, undoes, key_version, content)
     select $1, $2, r.row_id, r.position, r.operation_id, r.kind, r.digest, r.fields,
       r.after_rows, r.tier, r.confidence, r.state, r.undoes, r.key_version, r.content
     from jsonb_to_recordset($3::jsonb) as r(row_id uuid, position integer, operation_id uuid, kind text,
       digest text, fields text[], after_rows uuid[], tier text, confidence text, state text,
       undoes uuid, key_version integer, content bytea)
     on conflict do nothing`,
    [tx.tenantId, planId, JSON.stringify(records)],
  );
}

async function writeRow(tx: TenantTx, row: PlanRow) {
  const content: RowContent = { operation: row.operation, provenance: row.provenance };
  const { keyVersion, bytes } = await tx.seal(place(row.id), content);
  return {
    row_id: row.id,
    position: row.position,
    operation_id: row.operationId,
    kind: row.operation.kind,
    digest: row.digest,
    fields: row.fields,
    after_rows: row.after,
    tier: row.tier,
    confidence: row.confidence,
    state: row.state,
    undoes: row.undoes ?? null,
    key_version: keyVersion,
    content: `\\x${bytes.toString('hex')}`,
  };
}

/** The kinds of change that a plan makes, or the current plan of a refinement; each once. */
export async function listKinds(
  tx: TenantTx,
  of: { planId: Uuid } | { refinementId: Uuid },
): Promise<Operation['kind'][]> {
  const plan =
    'planId' in of
      ? '$2::uuid'
      : '(select plan_id from refinements where tenant_id = $1 and refinement_id = $2)';
  const rows = await tx.query<{ kind: Operation['kind'] }>(
    `select distinct kind from plan_rows where tenant_id = $1 and plan_id = ${plan} order by kind`,
    [tx.tenantId, 'planId' in of ? of.planId : of.refinementId],
  );
  return rows.map(({ kind }) => kind);
}

/** Stores what a row does now. Its state is changed with its plan. */
export async function rewriteRow(tx: TenantTx, row: PlanRow): Promise<void> {
  const { digest, key_version, content } = await writeRow(tx, row);
  await tx.query(
    `update plan_rows set digest = $3, key_version = $4, content = $5, tier = $6
      where tenant_id = $1 and row_id = $2`,
    [tx.tenantId, row.id, digest, key_version, content, row.tier],
  );
}

/**
 * The row of a record; its content from `known` where the record comes without.
 * @throws {ReadygateError} erased
 */
export async function readRow(
  tx: TenantTx,
  record: RowRecord,
  known: readonly PlanRow[],
): Promise<PlanRow> {
  const { operation, provenance } = await contentOf(tx, record, known);
  const { result_id: id, result_key: key, problem, undoes } = record;
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
    ...(id === null ? {} : { result: { id, ...(key === null ? {} : { key }) } }),
    ...(problem === null ? {} : { problem }),
    ...(undoes === null ? {} : { undoes }),
  };
}

async function contentOf(
  tx: TenantTx,
  { row_id, content }: RowRecord,
  known: readonly PlanRow[],
): Promise<RowContent> {
  if (content) return await tx.open<RowContent>(place(row_id), content);
  const row = known.find(({ id }) => id === row_id);
  if (!row) throw new ReadygateError('internal', { reason: 'row_content' });
  return row;
}

/** @throws {ReadygateError} row_unknown, erased */
export async function getRow(tx: TenantTx, rowId: Uuid): Promise<PlanRow> {
  const [record] = await tx.query<RowRecord>(
    `select ${rowColumns} from plan_rows r where r.tenant_id = $1 and r.row_id = $2`,
    [tx.tenantId, rowId, [], []],
  );
  if (!record) throw new ReadygateError('row_unknown');
  return await readRow(tx, record, []);
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

/** The row after the change. */
export function changeRow(row: PlanRow, change: RowChange | undefined): PlanRow {
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
