import { noMembership } from '../../domain/approvers.ts';
import type { Tier } from '../../domain/plan.ts';
import { defaultPolicy, type Policy, type TierPolicy } from '../../domain/policy.ts';
import type { Review } from '../../domain/review.ts';

/** A published policy that asks this of the tiers named, and of the others what the default asks. */
export function policyOf(
  tiers: Partial<Record<Tier, TierPolicy>>,
  overrides: Partial<Policy> = {},
): Policy {
  return {
    ...defaultPolicy,
    id: 'two-people',
    version: 2,
    tiers: { ...defaultPolicy.tiers, ...tiers },
    ...overrides,
  };
}

/** Asks the same of every tier. */
export function everyTier(rule: TierPolicy, overrides: Partial<Policy> = {}): Policy {
  return policyOf({ low: rule, medium: rule, high: rule }, overrides);
}

/** Ada decides under the default policy on rows of which nobody said anything yet. */
export function reviewBy(at: Date, overrides: Partial<Review> = {}): Review {
  const anew = {
    policy: defaultPolicy,
    verdicts: [],
    proposedBy: 'acc-ada',
    membership: noMembership,
  };
  return { accountId: 'acc-ada', at, ...anew, ...overrides };
}
