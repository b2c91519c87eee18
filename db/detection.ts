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

/** Until when the tenant's things in Jira were held against the ledger; null: not yet. */
export async function findDetectedUntil(tx: TenantTx): Promise<Date | null> {
  const rows = await tx.query<{ until: Date | null }>(
    `select detected_until as until from tenants where tenant_id = $1 and state = 'active'`,
    [tx.tenantId],
  );
  return rows[0]?.until ?? null;
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

/** The issues on which comments were sent since a time. */
export async function listCommented(tx: TenantTx, since: Date): Promise<string[]> {
  const rows = await tx.query<{ issueId: string }>(
    `select distinct p.issue_id as "issueId" from writes w
       join plans p using (tenant_id, plan_id) join plan_rows r using (tenant_id, row_id)
      where tenant_id = $1 and r.kind = 'addComment' and w.sent_at >= $2 order by 1`,
    [tx.tenantId, since],
  );
  return rows.map(({ issueId }) => issueId);
}
