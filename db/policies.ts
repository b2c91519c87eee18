import type { Time, Uuid } from '../domain/json.ts';
import { defaultPolicy, type Policy } from '../domain/policy.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A policy with who published it and when; null for the default. */
export interface StoredPolicy {
  policy: Policy;
  publishedBy: string | null;
  publishedAt: Time | null;
}

interface PolicyRecord {
  version: number;
  document: Omit<Policy, 'version'>;
  published_by: string;
  published_at: Date;
}

type Nullable<Value> = { [Member in keyof Value]: Value[Member] | null };

/** The newest policy of a project; the default where nobody published one. */
export async function currentPolicy(tx: TenantTx, projectId: string): Promise<StoredPolicy> {
  const [found] = await tx.query<PolicyRecord>(
    `select version, document, published_by, published_at from policies
      where tenant_id = $1 and project_id = $2 order by version desc limit 1`,
    [tx.tenantId, projectId],
  );
  if (!found) return { policy: defaultPolicy, publishedBy: null, publishedAt: null };
  return {
    policy: { ...found.document, version: found.version },
    publishedBy: found.published_by,
    publishedAt: found.published_at.toISOString(),
  };
}

/** The policy that a plan is sealed under. */
export async function policyOfPlan(tx: TenantTx, planId: Uuid): Promise<Policy> {
  const [found] = await tx.query<PolicyRecord>(
    `select o.version, o.document from plans p
       join policies o on o.tenant_id = p.tenant_id and o.project_id = p.project_id and o.version = p.policy_version
      where p.tenant_id = $1 and p.plan_id = $2`,
    [tx.tenantId, planId],
  );
  return found ? { ...found.document, version: found.version } : defaultPolicy;
}

/** The policies that plans are sealed under, with the project of each, by plan. */
export async function policiesOfPlans(
  tx: TenantTx,
  planIds: readonly Uuid[],
): Promise<Map<Uuid, { projectId: string; policy: Policy }>> {
  const found = await tx.query<{ plan_id: Uuid; project_id: string } & Nullable<PolicyRecord>>(
    `select p.plan_id, p.project_id, o.version, o.document from plans p
       left join policies o on o.tenant_id = p.tenant_id and o.project_id = p.project_id and o.version = p.policy_version
      where p.tenant_id = $1 and p.plan_id = any($2::uuid[])`,
    [tx.tenantId, planIds],
  );
  return new Map(
    found.map(({ plan_id, project_id: projectId, version, document }) => [
      plan_id,
      { projectId, policy: document && version ? { ...document, version } : defaultPolicy },
    ]),
  );
}

/** Keeps a version for good. False, and nothing changed, when it is there already. */
export async function insertPolicy(
  tx: TenantTx,
  { projectId, policy, by, at }: { projectId: string; policy: Policy; by: string; at: Date },
): Promise<boolean> {
  const { version, ...document } = policy;
  const made = await tx.query(
    `insert into policies (tenant_id, project_id, version, policy_id, document, published_by, published_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
    [tx.tenantId, projectId, version, policy.id, JSON.stringify(document), by, at],
  );
  return made.length > 0;
}
