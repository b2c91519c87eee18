import type { Static } from 'typebox';
import type { SubtaskTrace } from '../../domain/undo/touches.ts';
import { fieldChanges } from './field-changes.ts';
import type { Trace } from './schemas.ts';

/** What people left on an issue, by number, and what they changed. */
export interface IssueTrace extends Omit<SubtaskTrace, 'marker'> {
  /** The value of the property that was asked for; null where the issue has none. */
  property: unknown;
}

/** The trace that an answer of Jira holds. */
export function traceOf(
  { fields, properties, changelog }: Static<typeof Trace>,
  property: string,
): IssueTrace {
  return {
    property: properties?.[property] ?? null,
    parentId: fields.parent?.id ?? null,
    comments: fields.comment.total,
    worklogs: fields.worklog?.total ?? 0,
    attachments: fields.attachment?.length ?? 0,
    links: fields.issuelinks.length,
    children: fields.subtasks.length,
    changes: changelog.histories.flatMap(fieldChanges),
    truncated: changelog.total > changelog.histories.length,
  };
}
