import type { Proposal } from '../domain/noise-budget.ts';
import type { TenantTx } from './tenant-tx.ts';

/**
 * The plans of an issue since a time, oldest first, with the rows that were put before people. What gave
 * way to a later round does not count, nor what takes something back, nor a question.
 */
export async function listProposals(
  tx: TenantTx,
  issueId: string,
  since: Date,
): Promise<Proposal[]> {
  return await tx.query<Proposal>(
    `select p.created_at as at, count(*)::integer as rows
       from plans p join plan_rows r using (tenant_id, plan_id) join refinements f using (tenant_id, refinement_id)
      where tenant_id = $1 and p.issue_id = $2 and p.created_at > $3
        and f.reason in ('person', 'sweep') and r.state <> 'cleared'
      group by p.plan_id, p.created_at order by p.created_at, p.plan_id`,
    [tx.tenantId, issueId, since],
  );
}
