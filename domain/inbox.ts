import type { Time, Uuid } from './json.ts';
import type { PlanState, Tier } from './plan.ts';

/** A plan in a list: key and numbers, no words of the issue. */
export interface InboxItem {
  id: Uuid;
  refinementId: Uuid;
  /** The key that the issue has now. */
  issue: { id: string; key: string };
  projectId: string;
  state: PlanState;
  /** The highest of the rows that are not decided. */
  tier: Tier;
  seal: string;
  rows: { total: number; open: number; approved: number };
  /** It asks the person who reads this. */
  mine: boolean;
  proposedAt: Time;
  expiresAt: Time;
}

/** Reply of `GET /v1/plans`: what the person who asks may browse in Jira now, and nothing else. */
export interface InboxView {
  plans: InboxItem[];
  nextCursor: string | null;
  /** Of the plans from here on; `complete` is false where there are more than were looked at. */
  counts: {
    plans: number;
    mine: number;
    tiers: Record<Tier, number>;
    complete: boolean;
  };
  /** Plans that Jira hides from the person, and those that could not be checked. */
  leftOut: { hidden: number; unchecked: number };
}
