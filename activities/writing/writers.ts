import { listDecisions, type StoredDecisionRow } from '../../db/decisions.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { findTenant } from '../../db/tenants.ts';
import { listUserTokens, refuseToken, type UserToken } from '../../db/tokens.ts';
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
  /** Whether anybody's approval counts for a row. */
  isApproved(plan: StoredPlan, row: PlanRow): Promise<boolean>;
  /** A token that Jira refused is not used again. */
  refuse(tokenId: Uuid): Promise<void>;
  /** The next question is answered from the database. */
  forget(): void;
}

interface Known {
  planId: Uuid;
  verdicts: StoredDecisionRow[];
  tokens: UserToken[];
  apiBaseUrl: string | null;
  at: Date;
}

/** Seconds; whoever mints a permit asks again whether the approval counts. */
const remembered = 25;

/** Who may write the rows of a plan, read once for many rows. */
export function createWriters({ withTenant, clock }: ActivityDeps, tenantId: Uuid): Writers {
  let known: Known | null = null;

  const read = async (planId: Uuid): Promise<Known> => {
    const at = clock();
    return await withTenant(tenantId, async (tx) => {
      const [verdicts, tokens, tenant] = await Promise.all([
        listDecisions(tx, planId),
        listUserTokens(tx, planId, at),
        findTenant(tx),
      ]);
      return { planId, verdicts, tokens, apiBaseUrl: tenant?.apiBaseUrl ?? null, at };
    });
  };

  const current = async (planId: Uuid): Promise<Known> => {
    const age = known ? clock().getTime() - known.at.getTime() : Number.POSITIVE_INFINITY;
    if (known?.planId !== planId || age > remembered * 1000) known = await read(planId);
    return known;
  };

  return {
    async of(plan, row) {
      const { verdicts, tokens, apiBaseUrl } = await current(plan.id);
      if (apiBaseUrl === null) return null;
      for (const accountId of countingApprovers(verdicts, plan, row)) {
        const token = tokens.find((candidate) => candidate.accountId === accountId);
        if (token) return { accountId, ...accessOf(apiBaseUrl, token) };
      }
      return null;
    },
    async isApproved(plan, row) {
      const { verdicts } = await current(plan.id);
      return countingApprovers(verdicts, plan, row).length > 0;
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
