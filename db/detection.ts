import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';
import type { LedgerState } from './writes.ts';

/** What the ledger says of one operation. */
export interface KnownWrite {
  operationId: Uuid;
  planId: Uuid;
  rowId: Uuid;
  issueId: string;
  state: LedgerState;
  jiraId: string | null;
}

/** How far the tenant's things in Jira were held against the ledger. */
export interface Detected {
  /** All that was made by then; null: nothing yet. */
  until: Date | null;
  /** When the detection began that has not ended; null: none is under way. */
  begun: Date | null;
  /** The last issue whose comments it held. */
  issueId: string | null;
}

export async function findDetected(tx: TenantTx): Promise<Detected> {
  const [found] = await tx.query<Detected>(
    `select detected_until as until, detecting_since as begun, detected_issue as "issueId"
       from tenants where tenant_id = $1 and state = 'active'`,
    [tx.tenantId],
  );
  return found ?? { until: null, begun: null, issueId: null };
}

/** A detection has come past the comments of an issue; the first time this is its beginning, too. */
export async function saveDetectedIssue(
  tx: TenantTx,
  { begun, issueId }: { begun: Date; issueId: string | null },
): Promise<void> {
  await tx.query(
    'update tenants set detecting_since = $2, detected_issue = $3 where tenant_id = $1',
    [tx.tenantId, begun, issueId],
  );
}

/** A detection has ended: all that was made before it began was held. */
export async function endDetection(tx: TenantTx, begun: Date): Promise<void> {
  await saveDetectedUntil(tx, begun);
  await tx.query(
    'update tenants set detecting_since = null, detected_issue = null where tenant_id = $1',
    [tx.tenantId],
  );
}

export async function saveDetectedUntil(tx: TenantTx, until: Date): Promise<void> {
  await tx.query(
    `update tenants set detected_until = greatest(detected_until, $2) where tenant_id = $1`,
    [tx.tenantId, until],
  );
}

/** Those of the operations that the ledger has. */
export async function findWrites(
  tx: TenantTx,
  operationIds: readonly Uuid[],
): Promise<KnownWrite[]> {
  return await tx.query<KnownWrite>(
    `select w.operation_id as "operationId", w.plan_id as "planId", w.row_id as "rowId", p.issue_id as "issueId",
       w.state, w.jira_id as "jiraId"
     from writes w join plans p using (tenant_id, plan_id)
     where tenant_id = $1 and w.operation_id = any($2::uuid[]) order by w.operation_id`,
    [tx.tenantId, operationIds],
  );
}

/** The issues on which comments were sent since a time, those behind one, in their order. */
export async function listCommented(
  tx: TenantTx,
  since: Date,
  after: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ issueId: string }>(
    `select distinct p.issue_id as "issueId" from writes w
       join plans p using (tenant_id, plan_id) join plan_rows r using (tenant_id, row_id)
      where tenant_id = $1 and r.kind = 'addComment' and w.sent_at >= $2 and p.issue_id > coalesce($3, '')
      order by 1`,
    [tx.tenantId, since, after],
  );
  return rows.map(({ issueId }) => issueId);
}
