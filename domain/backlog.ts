import type { IssueKind } from './issue.ts';
import type { Time, Uuid } from './json.ts';
import type { PlanState } from './plan.ts';
import type { RefinementStep } from './refinement.ts';
import type { ReadinessStatus } from './report.ts';

export const backlogSorts = ['score', 'judged', 'key'] as const;
/** What a backlog is sorted by. */
export type BacklogSort = (typeof backlogSorts)[number];
export const sortOrders = ['asc', 'desc'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** A judged issue in a list, with its key and summary as Jira shows them to the person who asks. */
export interface BacklogItem {
  issue: { id: string; key: string };
  summary: string;
  /** Null where that is known from the next judgement on. */
  type: IssueKind | null;
  score: number;
  status: ReadinessStatus;
  judgedAt: Time;
  /** Judging again could give another report. */
  stale: boolean;
  /** Ids of failed rules that count, the worst first, as far as a list shows them. */
  gaps: string[];
  /** How many of them failed in all. */
  failed: number;
  /** The open refinement; null where there is none. */
  refinement: {
    id: Uuid;
    step: RefinementStep;
    plan: { id: Uuid; state: PlanState } | null;
  } | null;
}

/** Reply of `GET /v1/projects/:key/issues`: what the person who asks may browse in Jira now, and nothing else. */
export interface BacklogView {
  issues: BacklogItem[];
  nextCursor: string | null;
  /**
   * Judged issues of the project that Jira hides from the person. Told where a list without a filter ends and
   * nowhere else: there it says nothing of what those issues are like.
   */
  leftOut: number | null;
  /** Rules in force, with their names in the reader's language. */
  rules: { id: string; title: string }[];
}
