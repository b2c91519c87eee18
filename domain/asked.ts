import { countingApprovers, type Verdict } from './approvals.ts';
import { type Membership, namedIn, noMembership } from './approvers.ts';
import type { Plan, PlanRow } from './plan.ts';
import type { Policy } from './policy.ts';
import { policyObjection } from './review.ts';

/** Under which policy a plan asks, what was said of its rows, and who proposed it. */
export interface Asking {
  policy: Policy;
  verdicts: readonly Verdict[];
  proposedBy: string;
}

type AskingPlan = Pick<Plan, 'rows' | 'base' | 'policy'>;

/**
 * The people whom a plan asks now: who proposed it and whom its policy names by account, as far as an
 * open row still lacks their approval and would count it. Who is in a group or has a role only Jira
 * knows; who proposed is taken to be and to have, so that a reminder reaches somebody.
 */
export function peopleAsked(plan: AskingPlan, asking: Asking): string[] {
  const { policy, verdicts, proposedBy } = asking;
  const open = openRows(plan);
  const named = open.flatMap(({ tier }) => policy.tiers[tier].approvers?.accounts ?? []);
  const all: Membership = { ...namedIn(policy), unreadable: [] };
  return [...new Set([proposedBy, ...named])].filter((accountId) => {
    const membership = accountId === proposedBy ? all : noMembership;
    return open.some(
      (row) =>
        policyObjection(row, { accountId, ...asking, membership }) === null &&
        !countingApprovers(verdicts, plan, row).includes(accountId),
    );
  });
}

/** Whether who proposed a plan may not be able to decide on all that is open without somebody else. */
export function needsOthers(plan: AskingPlan, asking: Asking): boolean {
  const proposer = { ...asking, accountId: asking.proposedBy, membership: noMembership };
  return openRows(plan).some(
    (row) => asking.policy.tiers[row.tier].reviewers > 1 || policyObjection(row, proposer) !== null,
  );
}

function openRows({ rows }: AskingPlan): PlanRow[] {
  return rows.filter(({ state }) => state === 'open');
}
