import { sameAdf } from '../adf/same.ts';
import type { FieldChange } from '../field-change.ts';
import type { AddComment } from '../operation.ts';
import type { Touch, Untaken } from './conflict.ts';
import { isOwnEntry, type OwnWrite } from './own-write.ts';

/** What Jira shows of a subtask, read at once. */
export interface SubtaskTrace {
  /** The operation that its marker names; null without a marker. */
  marker: string | null;
  parentId: string | null;
  comments: number;
  worklogs: number;
  attachments: number;
  links: number;
  children: number;
  /** Newest first. */
  changes: readonly FieldChange[];
  /** The history has more entries than were read. */
  truncated: boolean;
}

/** What Jira shows of a comment. */
export interface CommentTrace {
  marker: string | null;
  authorId: string | null;
  updateAuthorId: string | null;
  created: string;
  updated: string;
  body: unknown;
}

/** The entry that setting the parent leaves in the history of a new issue on some sites. */
const parentEntries = new Set(['IssueParentAssociation', 'Parent']);

/**
 * Why a subtask is not deleted; null where it is as we made it. Whatever anybody put there counts, the
 * approver included: it would be lost.
 */
export function whySubtaskStays(
  trace: SubtaskTrace,
  issueId: string,
  own: readonly OwnWrite[],
): Untaken | null {
  if (!own.some(({ operationId }) => operationId === trace.marker))
    return { code: 'undo_unproven' };
  const changed =
    trace.truncated ||
    trace.parentId !== issueId ||
    trace.changes.some((entry) => !(parentEntries.has(entry.field) && isOwnEntry(entry, own)));
  const found: [Touch, boolean][] = [
    ['comment', trace.comments > 0],
    ['worklog', trace.worklogs > 0],
    ['attachment', trace.attachments > 0],
    ['link', trace.links > 0],
    ['child', trace.children > 0],
    ['change', changed],
  ];
  const touches = found.flatMap(([touch, is]) => (is ? [touch] : []));
  return touches.length > 0 ? { code: 'changed_in_jira', touches } : null;
}

/** Why a comment is not deleted; null where it is as we wrote it. */
export function whyCommentStays(
  trace: CommentTrace,
  { body }: AddComment,
  own: readonly OwnWrite[],
): Untaken | null {
  const isOurs = own.some(
    ({ operationId, accountId }) => operationId === trace.marker && accountId === trace.authorId,
  );
  if (!isOurs) return { code: 'undo_unproven' };
  const untouched =
    trace.created === trace.updated &&
    trace.updateAuthorId === trace.authorId &&
    sameAdf(trace.body, body);
  return untouched ? null : { code: 'changed_in_jira', touches: ['change'] };
}
