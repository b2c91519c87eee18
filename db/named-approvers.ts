import type { Uuid } from '../domain/json.ts';
import type { Policy, TierPolicy } from '../domain/policy.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What of a plan tells whom it asks. */
export interface AskingPlan {
  id: Uuid;
  proposedBy: string;
}

/** What the policy of a plan asks of the tiers of its open rows. */
interface OpenTiers {
  id: Uuid;
  tiers: (keyof Policy['tiers'])[];
  policy: Policy['tiers'] | null;
}

/**
 * The people whom plans ask to decide, by plan: the inbox of each shows it as theirs. Who proposed
 * decides, unless the policy excludes them from every open row; others are asked where it names them.
 */
export async function namedApprovers(
  tx: TenantTx,
  plans: readonly AskingPlan[],
): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  const rows = await tx.query<OpenTiers>(
    `select p.plan_id as id, array_agg(distinct r.tier) as tiers, (o.document -> 'tiers') as policy
       from plans p join plan_rows r using (tenant_id, plan_id)
       left join policies o on o.tenant_id = p.tenant_id and o.project_id = p.project_id and o.version = p.policy_version
      where p.tenant_id = $1 and p.plan_id = any($2::uuid[]) and r.state = 'open'
      group by p.plan_id, o.document`,
    [tx.tenantId, plans.map(({ id }) => id)],
  );
  const asking = new Map(rows.map((row) => [row.id, row]));
  return new Map(plans.map((plan) => [plan.id, askedBy(plan, asking.get(plan.id))]));
}

function askedBy({ proposedBy }: AskingPlan, open: OpenTiers | undefined): string[] {
  const rules = open?.policy ? open.tiers.map((tier) => open.policy?.[tier]) : [];
  const known = rules.filter((rule): rule is TierPolicy => rule !== undefined);
  const excluded = known.length > 0 && known.every(({ proposerExcluded }) => proposerExcluded);
  const named = known.flatMap(({ approvers }) => approvers?.accounts ?? []);
  return [...new Set([proposedBy, ...named])].filter((one) => !(excluded && one === proposedBy));
}
