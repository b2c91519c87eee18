import type { Digest } from './canonical.ts';
import type { IssueKind } from './issue.ts';
import type { Uuid } from './json.ts';
import type { ReadinessStatus } from './report.ts';

/** Where a sweep stands. An estimate is a sweep that nobody approved yet. */
export const sweepStates = [
  'estimated',
  'running',
  'paused',
  'stopped_at_budget',
  'completed',
  'cancelled',
  'failed',
] as const;
export type SweepState = (typeof sweepStates)[number];

/** `jira`: issues are read there. `stored`: what is kept of them is judged by the rules of now. */
export const sweepSources = ['jira', 'stored'] as const;
export type SweepSource = (typeof sweepSources)[number];

/** What a sweep takes, may take or took. Money is in millionths of its unit. */
export interface SweepAmounts {
  issues: number;
  /** Points of Jira's hours. */
  points: number;
  /** In which it runs; waits and pauses do not count. */
  seconds: number;
  /** Of a model. */
  tokens: number;
  micros: number;
}

/** Names one run of a sweep; an activity of an older generation ends without effect. */
export interface SweepRef {
  tenantId: Uuid;
  sweepId: Uuid;
  /** From 1. */
  generation: number;
}

export interface SweptProject {
  id: string;
  key: string;
}

/**
 * What came of an issue: judged; unchanged, so that the judgement that was there counts; failed, as it could not
 * be judged. Of the issues of the sweep before: gone, which is not asked for any more (done, moved, edited);
 * not_visible, which Jira does not show any more (deleted or hidden: Jira does not say which).
 */
const sweepOutcomes = ['judged', 'unchanged', 'failed', 'gone', 'not_visible'] as const;
export type SweepOutcome = (typeof sweepOutcomes)[number];

/** An issue that a sweep met, as it was then: ids, codes, numbers and digests. */
export interface SweepItem {
  issueId: string;
  issueKey: string;
  projectId: string;
  outcome: SweepOutcome;
  /** Code of what went wrong; null where nothing did. */
  problem: string | null;
  kind: IssueKind | null;
  /** Null, with the score, unless it was judged now or before. */
  status: ReadinessStatus | null;
  score: number | null;
  /** By the sweep of the same query before; null where that did not judge it. */
  previousStatus: ReadinessStatus | null;
  previousScore: number | null;
  /** Ids of the rules that count and that it fails, the worst first. */
  failedRules: readonly string[];
  contentDigest: Digest | null;
  /** The same for summaries of a project that say the same. */
  summaryDigest: Digest | null;
  /** Its parent or epic. */
  parentId: string | null;
  /** Null where there is no field for one. */
  estimateMissing: boolean | null;
  /** Issues that block it and are not done. */
  blockerIds: readonly string[];
  sprintId: string | null;
  /** The day of its last change in Jira, in UTC. */
  updatedDay: string | null;
}
