import type { Approvers } from '../domain/approvers.ts';
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

/** Whom a plan asks to decide. Who is in a group or has a role only Jira knows. */
export interface Asked extends Required<Approvers> {
  /** Who is not asked, whatever groups they are in. */
  excluded: string | null;
}

/**
 * Whom plans ask to decide, by plan: the inbox of each shows it as theirs. Who proposed decides, unless
 * the policy excludes them from every open row; others are asked where it names them, their groups or roles.
 */
export async function namedApprovers(
  tx: TenantTx,
  plans: readonly AskingPlan[],
): Promise<ReadonlyMap<Uuid, Asked>> {
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

function askedBy({ proposedBy }: AskingPlan, open: OpenTiers | undefined): Asked {
  const rules = open?.policy ? open.tiers.map((tier) => open.policy?.[tier]) : [];
  const known = rules.filter((rule): rule is TierPolicy => rule !== undefined);
  const isExcluded = known.length > 0 && known.every(({ proposerExcluded }) => proposerExcluded);
  const excluded = isExcluded ? proposedBy : null;
  const named = (kind: keyof Approvers) =>
    known.flatMap(({ approvers }) => approvers?.[kind] ?? []);
  const accounts = [...new Set([proposedBy, ...named('accounts')])];
  return {
    accounts: accounts.filter((one) => one !== excluded),
    groups: [...new Set(named('groups'))],
    roles: [...new Set(named('roles'))],
    excluded,
  };
}
