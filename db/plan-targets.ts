import type { Uuid } from '../domain/json.ts';
import type { Operation } from '../domain/operation.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What plans are about, without their content: enough to ask Jira who may decide on them. */
export interface PlanTarget {
  id: Uuid;
  issueId: string;
  kinds: Operation['kind'][];
}

/** Those of the plans that the tenant has, in the order of their ids. */
export async function listPlanTargets(
  tx: TenantTx,
  planIds: readonly Uuid[],
): Promise<PlanTarget[]> {
  return await tx.query<PlanTarget>(
    `select p.plan_id as id, p.issue_id as "issueId", array_agg(distinct r.kind order by r.kind) as kinds
       from plans p join plan_rows r using (tenant_id, plan_id)
      where tenant_id = $1 and plan_id = any($2::uuid[])
      group by p.plan_id, p.issue_id order by p.plan_id`,
    [tx.tenantId, planIds],
  );
}
