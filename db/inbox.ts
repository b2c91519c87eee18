import type { Digest } from '../domain/canonical.ts';
import type { Uuid } from '../domain/json.ts';
import type { PlanState, Tier } from '../domain/plan.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a list shows of a plan: nothing of it is content, so nothing is decrypted. */
export interface PlanHead {
  id: Uuid;
  refinementId: Uuid;
  issueId: string;
  /** As it was when the plan was made. */
  issueKey: string;
  projectId: string;
  state: PlanState;
  proposedBy: string;
  seal: Digest;
  createdAt: Date;
  expiresAt: Date;
  total: number;
  open: number;
  approved: number;
  /** The highest of the rows that are not decided; of all rows where none is left. */
  tier: Tier;
}

export interface HeadFilter {
  state: PlanState;
  projectId: string | null;
}

/** Where a list goes on: after this plan. */
export interface HeadPosition {
  createdAt: Date;
  id: Uuid;
}

/** Plans of the tenant, whoever may see them, the oldest first. */
export async function listPlanHeads(
  tx: TenantTx,
  { state, projectId }: HeadFilter,
  { after, limit }: { after: HeadPosition | null; limit: number },
): Promise<PlanHead[]> {
  return await tx.query<PlanHead>(
    `select plan_id as id, refinement_id as "refinementId", issue_id as "issueId", issue_key as "issueKey",
       project_id as "projectId", state, proposed_by as "proposedBy", seal, created_at as "createdAt",
       expires_at as "expiresAt", r.total, r.open, r.approved, r.tier
     from plans p cross join lateral (
       select count(*)::integer as total, count(*) filter (where state = 'open')::integer as open,
         count(*) filter (where state = 'approved')::integer as approved,
         (array['low', 'medium', 'high'])[coalesce(
           max(array_position(array['low', 'medium', 'high'], tier)) filter (where state in ('open', 'approved')),
           max(array_position(array['low', 'medium', 'high'], tier)))] as tier
       from plan_rows where tenant_id = p.tenant_id and plan_id = p.plan_id) r
     where tenant_id = $1 and state = $2 and ($3::text is null or project_id = $3)
       and ($4::timestamptz is null or (created_at, plan_id) > ($4, $5::uuid))
     order by created_at, plan_id limit $6`,
    [tx.tenantId, state, projectId, after?.createdAt ?? null, after?.id ?? null, limit],
  );
}
