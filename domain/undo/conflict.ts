import type { Uuid } from '../json.ts';

/** What somebody left on a thing that Readygate created, or did to it. */
export type Touch = 'comment' | 'worklog' | 'attachment' | 'link' | 'child' | 'change';

/** Why a change is not taken back. Each is an error code, so that a row can have it as its problem. */
type UndoCode =
  /** Somebody touched it, or changed it again. */
  | 'changed_in_jira'
  | 'already_gone'
  /** Jira does not show that Readygate made it. */
  | 'undo_unproven'
  /** Whether it was written at all is not known: a person answers for it first. */
  | 'outcome_unknown'
  | 'write_duplicate'
  /** A change that depends on it stays. */
  | 'dependency_failed';

/** Why one change stays as it is. Codes only: no text of the issue. */
export interface Untaken {
  code: UndoCode;
  touches?: Touch[];
}

/** A change of the plan that an undo leaves as it is. */
export interface UndoConflict extends Untaken {
  rowId: Uuid;
}
