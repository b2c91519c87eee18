/** What a project asks of an approval. */
export interface Policy {
  id: string;
  version: number;
  /** People who must approve a row. */
  reviewers: number;
  /** Days a plan waits for a decision; 1 hour to 30 days. */
  expiryDays: number;
  /** Days until the people asked are reminded, once. */
  reminderDays: number;
  /** Hours that released rows may take to go out. */
  dispatchHours: number;
}

/** The policy of a project that set none: whoever could make the change by hand may approve it. */
export const defaultPolicy: Policy = {
  id: 'default',
  version: 1,
  reviewers: 1,
  expiryDays: 7,
  reminderDays: 2,
  dispatchHours: 24,
};

const hour = 3_600_000;

/** The clock times of a plan made at `at`. */
export function planDeadlines(policy: Policy, at: Date): { expiresAt: Date; remindAt: Date } {
  return {
    expiresAt: new Date(at.getTime() + policy.expiryDays * 24 * hour),
    remindAt: new Date(at.getTime() + policy.reminderDays * 24 * hour),
  };
}

/** Until when rows released at `at` may go out. */
export function dispatchDeadline(policy: Policy, at: Date): Date {
  return new Date(at.getTime() + policy.dispatchHours * hour);
}
