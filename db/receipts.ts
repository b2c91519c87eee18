import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What the ledger holds of the last time that a row went out to Jira. */
export interface StoredReceipt {
  rowId: Uuid;
  at: Date;
  /** As whom; null where that was lost with a database. */
  accountId: string | null;
  /** The number of the audit entry that says how it ended; null while it has not. */
  audit: number | null;
}

/** Of each row of a plan that was sent under the operation it has now. */
export async function listReceipts(
  tx: TenantTx,
  planId: Uuid,
): Promise<ReadonlyMap<Uuid, StoredReceipt>> {
  const rows = await tx.query<Omit<StoredReceipt, 'audit'> & { audit: string | null }>(
    `select r.row_id as "rowId", a.started_at as at, a.account_id as "accountId",
       (select max(e.seq) from audit_entries e
         where e.tenant_id = r.tenant_id and e.subject = 'operation:' || r.operation_id
           and e.action in ('write.confirmed', 'write.failed', 'write.conflict', 'write.uncertain', 'write.resolved')) as audit
     from plan_rows r join writes w using (tenant_id, operation_id) join write_attempts a using (tenant_id, attempt_id)
     where r.tenant_id = $1 and r.plan_id = $2`,
    [tx.tenantId, planId],
  );
  return new Map(
    rows.map(({ audit, ...row }) => [
      row.rowId,
      { ...row, audit: audit === null ? null : Number(audit) },
    ]),
  );
}
