import type { ChainedEntry } from '../domain/audit.ts';
import { historyActions } from '../domain/history.ts';
import type { EntryPosition } from './audit-list.ts';
import { refinementColumns, type StoredRefinement } from './refinements.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Everything of an issue that an entry may be about. Rows that were opened again had other operations. */
const subjects = `select 'issue:' || $2
  union all select 'refinement:' || refinement_id from refinements where tenant_id = $1 and issue_id = $2
  union all select 'plan:' || plan_id from plans where tenant_id = $1 and issue_id = $2
  union all select 'row:' || r.row_id from plan_rows r join plans p using (tenant_id, plan_id)
    where tenant_id = $1 and p.issue_id = $2
  union all select 'operation:' || w.operation_id from writes w join plans p using (tenant_id, plan_id)
    where tenant_id = $1 and p.issue_id = $2`;

/** Entries about one issue below a place, newest first, as many as `limit`; of the actions that its history tells. */
export async function listIssueEntries(
  tx: TenantTx,
  issueId: string,
  { below, limit }: { below: EntryPosition | null; limit: number },
): Promise<ChainedEntry[]> {
  const rows = await tx.query<Omit<ChainedEntry, 'seq'> & { seq: string }>(
    `select e.seq, e.prev, e.hash, e.body from (${subjects}) as about(subject)
       join audit_entries e on e.tenant_id = $1 and e.subject = about.subject
      where e.action = any($3)
        and ($4::text is null or (e.at <= $4 and (e.at < $4 or e.seq < $5)))
      order by e.at desc, e.seq desc limit $6`,
    [tx.tenantId, issueId, historyActions, below?.at ?? null, below?.seq ?? null, limit],
  );
  return rows.map(({ seq, ...entry }) => ({ ...entry, seq: Number(seq) }));
}

/** A refinement with the changes of its last plan, and those that any of its plans has written. */
export interface PastRefinement extends StoredRefinement {
  proposed: number;
  done: number;
}

/** The refinements of one issue, newest first. */
export async function listRefinements(
  tx: TenantTx,
  issueId: string,
  limit: number,
): Promise<PastRefinement[]> {
  return await tx.query<PastRefinement>(
    `select ${refinementColumns}, changes.proposed, changes.done from refinements r cross join lateral (
       select count(*) filter (where p.plan_id = r.plan_id)::integer as proposed,
         count(*) filter (where c.state = 'done')::integer as done
       from plans p join plan_rows c using (tenant_id, plan_id)
       where p.tenant_id = r.tenant_id and p.refinement_id = r.refinement_id) as changes
     where tenant_id = $1 and issue_id = $2 order by requested_at desc, refinement_id limit $3`,
    [tx.tenantId, issueId, limit],
  );
}
