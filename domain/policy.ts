import type { Approvers } from './approvers.ts';
import type { NoiseBudget } from './noise-budget.ts';
import type { Tier } from './plan.ts';

/** What a policy asks of the approval of a row of one risk tier. */
export interface TierPolicy {
  /** Different people who must approve a row. */
  reviewers: 1 | 2;
  /** Whose approval counts; left out: whoever could make the change by hand. */
  approvers?: Approvers;
  /** Who proposed a row, or edited it, does not count. */
  proposerExcluded: boolean;
}

/** What a project asks of approvals. A version never changes; publishing makes the next one. */
export interface Policy {
  id: string;
  /** 1 is that of the default; the versions that a project publishes go on from it. */
  version: number;
  tiers: Record<Tier, TierPolicy>;
  /** Hours a plan waits for a decision: 1 to 720. */
  expiryHours: number;
  /** Hours until the people asked are reminded, once; null: never. */
  reminderHours: number | null;
  /** How much may be proposed for one issue; left out: that of `defaultNoiseBudget`. */
  noiseBudget?: NoiseBudget;
}

const anybody: TierPolicy = { reviewers: 1, proposerExcluded: false };

/** The policy of a project that set none: whoever could make the change by hand may approve it. */
export const defaultPolicy: Policy = {
  id: 'default',
  version: 1,
  tiers: { low: anybody, medium: anybody, high: anybody },
  expiryHours: 7 * 24,
  reminderHours: 2 * 24,
};

const hour = 3_600_000;
/** Hours that released rows may take to go out. */
const dispatchHours = 24;

/** The clock times of a plan made at `at`. */
export function planDeadlines(
  { expiryHours, reminderHours }: Policy,
  at: Date,
): { expiresAt: Date; remindAt: Date | null } {
  const after = (hours: number) => new Date(at.getTime() + hours * hour);
  return {
    expiresAt: after(expiryHours),
    remindAt: reminderHours === null ? null : after(reminderHours),
  };
}

/** Until when rows released at `at` may go out. */
export function dispatchDeadline(at: Date): Date {
  return new Date(at.getTime() + dispatchHours * hour);
}
