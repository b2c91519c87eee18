import { countingApprovers, proposersOf, type Verdict } from './approvals.ts';
import { isApprover, type Membership } from './approvers.ts';
import type { ErrorCode } from './errors.ts';
import type { Plan, PlanRow } from './plan.ts';
import type { Policy } from './policy.ts';

/** Who decides, when, under which policy, and what was said of the rows before. */
export interface Review {
  accountId: string;
  at: Date;
  policy: Policy;
  verdicts: readonly Verdict[];
  /** Who asked for the plan. */
  proposedBy: string;
  /** Groups and roles of who decides, of those that the policy names. */
  membership: Membership;
}

/** Why a row is not approved together with others; null where it may be. */
export function doubtOf({
  confidence,
  tier,
  provenance,
}: Pick<PlanRow, 'confidence' | 'tier' | 'provenance'>):
  | 'confidence'
  | 'risk'
  | 'assumption'
  | null {
  if (provenance.assumption) return 'assumption';
  if (confidence === 'low') return 'confidence';
  return tier === 'high' ? 'risk' : null;
}

export type Objection = Extract<
  ErrorCode,
  'proposer_excluded' | 'not_a_reviewer' | 'role_unreadable'
>;

/** Why the policy does not count somebody's approval of a row; null where it does. */
export function policyObjection(
  row: PlanRow,
  { accountId, policy, verdicts, proposedBy, membership }: Omit<Review, 'at'>,
): Objection | null {
  const tier = policy.tiers[row.tier];
  const named = isApprover(tier, accountId, membership);
  if (named !== 'yes') return named === 'no' ? 'not_a_reviewer' : 'role_unreadable';
  const proposed = proposersOf(verdicts, { proposedBy }, row).has(accountId);
  return tier.proposerExcluded && proposed ? 'proposer_excluded' : null;
}

/** Whether the people who approved a row so far, and the one who does now, are as many as asked. */
export function meetsPolicy(
  plan: Pick<Plan, 'base' | 'policy'>,
  row: PlanRow,
  { accountId, policy, verdicts }: Pick<Review, 'accountId' | 'policy' | 'verdicts'>,
): boolean {
  const people = new Set([...countingApprovers(verdicts, plan, row), accountId]);
  return people.size >= policy.tiers[row.tier].reviewers;
}
