import { listDecisions, type StoredDecisionRow } from '../../db/decisions.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { grantsInForce } from '../../db/role-grants.ts';
import { findTenant } from '../../db/tenants.ts';
import { listUserTokens, refuseToken, type UserToken } from '../../db/tokens.ts';
import type { GrantsInForce } from '../../domain/app-roles.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import type { Uuid } from '../../domain/json.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { ActivityDeps } from '../deps.ts';
import { type Access, accessOf } from '../reading.ts';

/** Somebody who approved, with a token that lives. */
export interface Writer extends Access {
  accountId: string;
}

export interface Writers {
  /** The latest approver of a row that counts and whose token lives; null: nobody. */
  of(plan: StoredPlan, row: PlanRow): Promise<Writer | null>;
  /** Those whose approval of a row counts, latest first. */
  approversOf(plan: StoredPlan, row: PlanRow): Promise<string[]>;
  /** What was granted in the plan's project. */
  grantsFor(plan: StoredPlan): Promise<GrantsInForce>;
  /** A token that Jira refused is not used again. */
  refuse(tokenId: Uuid): Promise<void>;
  /** The next question is answered from the database. */
  forget(): void;
}

interface Known {
  planId: Uuid;
  verdicts: StoredDecisionRow[];
  grants: GrantsInForce;
  tokens: UserToken[];
  apiBaseUrl: string | null;
  at: Date;
}

/** Seconds; whoever mints a permit asks again whether the approval counts, and under which grants. */
const remembered = 25;

/** Who may write the rows of a plan, read once for many rows. */
export function createWriters({ withTenant, clock }: ActivityDeps, tenantId: Uuid): Writers {
  let known: Known | null = null;

  const read = async ({ id: planId, projectId }: StoredPlan): Promise<Known> => {
    const at = clock();
    return await withTenant(tenantId, async (tx) => {
      const [verdicts, grants, tokens, tenant] = await Promise.all([
        listDecisions(tx, planId),
        grantsInForce(tx, projectId),
        listUserTokens(tx, planId, at),
        findTenant(tx),
      ]);
      return { planId, verdicts, grants, tokens, apiBaseUrl: tenant?.apiBaseUrl ?? null, at };
    });
  };

  const current = async (plan: StoredPlan): Promise<Known> => {
    const age = known ? clock().getTime() - known.at.getTime() : Number.POSITIVE_INFINITY;
    if (known?.planId !== plan.id || age > remembered * 1000) known = await read(plan);
    return known;
  };

  return {
    async of(plan, row) {
      const { verdicts, tokens, apiBaseUrl } = await current(plan);
      if (apiBaseUrl === null) return null;
      for (const accountId of countingApprovers(verdicts, plan, row)) {
        const token = tokens.find((candidate) => candidate.accountId === accountId);
        if (token) return { accountId, ...accessOf(apiBaseUrl, token) };
      }
      return null;
    },
    async approversOf(plan, row) {
      const { verdicts } = await current(plan);
      return countingApprovers(verdicts, plan, row);
    },
    async grantsFor(plan) {
      const { grants } = await current(plan);
      return grants;
    },
    async refuse(tokenId) {
      known = null;
      await withTenant(tenantId, (tx) => refuseToken(tx, tokenId, clock()));
    },
    forget() {
      known = null;
    },
  };
}
