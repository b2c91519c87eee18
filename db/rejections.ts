import type { Digest } from '../domain/canonical.ts';
import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What was rejected in a row. */
export interface Rejection {
  rowId: Uuid;
  idea: Digest;
}

/** Keeps what people rejected for an issue; rejected again, it stays as it is. Digests only. */
export async function insertRejections(
  tx: TenantTx,
  issueId: string,
  rejections: readonly Rejection[],
  at: Date,
): Promise<void> {
  if (rejections.length === 0) return;
  await tx.query(
    `insert into rejections (tenant_id, issue_id, idea, row_id, rejected_at)
     select $1, $2, idea, row_id, $5 from unnest($3::text[], $4::uuid[]) as r(idea, row_id)
     on conflict do nothing`,
    [
      tx.tenantId,
      issueId,
      rejections.map(({ idea }) => idea),
      rejections.map(({ rowId }) => rowId),
      at,
    ],
  );
}

/** The ideas that people rejected for the issue of a refinement, in this one or before. */
export async function listRejectedIdeas(
  tx: TenantTx,
  refinementId: Uuid,
): Promise<ReadonlySet<Digest>> {
  const rows = await tx.query<{ idea: Digest }>(
    `select idea from rejections where tenant_id = $1
        and issue_id = (select issue_id from refinements where tenant_id = $1 and refinement_id = $2)`,
    [tx.tenantId, refinementId],
  );
  return new Set(rows.map(({ idea }) => idea));
}
