import type { MetItem } from '../../db/sweep-items.ts';
import type { PageAttempt, StoredSweep } from '../../db/sweeps.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { SweepRef } from '../../domain/sweep.ts';
import type { SweepFacts } from '../../domain/sweep-facts.ts';

/** A page that an attempt may read, with the points that are reserved for it. */
export interface ClaimedPage {
  ref: SweepRef;
  sweep: StoredSweep;
  jql: string | null;
  pack: Pack;
  /** The project that the page is of; in the last pass any. */
  projectId: string;
  room: { issues: number; points: number };
  attempt: PageAttempt;
}

/** An issue that a page brought. */
export interface MetIssue {
  id: string;
  key: string;
  projectId: string;
  /** Null where it cannot be read, or is not kept. */
  issue: NormalIssue | null;
  facts: SweepFacts;
}

/** What a page brought. */
export interface ReadPage {
  met: MetIssue[];
  /** Issues of the sweep before, with what became of them. */
  ended: MetItem[];
  /** Where the next page begins. */
  after: string | null;
  isLast: boolean;
  /** What Jira charged. */
  points: number;
}

/** What is known of an issue of which nothing can be read. */
export const noFacts: SweepFacts = {
  kind: null,
  summaryDigest: null,
  estimateMissing: null,
  updatedDay: null,
  parentId: null,
  blockerIds: [],
  sprintId: null,
};
