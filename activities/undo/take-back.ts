import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { AddComment, Operation } from '../../domain/operation.ts';
import { fieldOf } from '../../domain/operations/change-stands.ts';
import { inverseOf, type Written } from '../../domain/operations/inverse.ts';
import {
  assigneeId,
  componentIdsOf,
  labelsOf,
  linksOf,
} from '../../domain/operations/issue-values.ts';
import { markedOperation, markerProperty } from '../../domain/operations/label.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { Untaken } from '../../domain/undo/conflict.ts';
import { ownPart } from '../../domain/undo/own-part.ts';
import type { OwnWrite } from '../../domain/undo/own-write.ts';
import { whyCommentStays, whySubtaskStays } from '../../domain/undo/touches.ts';
import type { Looked } from '../../domain/undo/undo-rows.ts';

/** A row that was written, with what the ledger knows of its write. */
export interface WrittenRow {
  row: PlanRow;
  own: readonly OwnWrite[];
}

/**
 * What takes a row back as things stand in Jira now, read with somebody's token, or why it stays. Asked
 * twice, before a person decides and just before it is done, it is the same question.
 * @throws {ReadygateError} those of Jira's reads, but for a thing that is gone
 */
export async function takeBack(
  jira: JiraClient,
  auth: JiraAuth,
  { row, own }: WrittenRow,
): Promise<Looked> {
  const { operation, result } = row;
  if (!result) return { code: 'undo_unproven' };
  try {
    switch (operation.kind) {
      case 'createSubtask': {
        const trace = await jira.getTrace(auth, result.id, markerProperty);
        const marker = markedOperation(trace.property);
        const why = whySubtaskStays({ ...trace, marker }, operation.issueId, own);
        return why ?? inverse(row, nothing);
      }
      case 'addComment':
        return (await commentStays(jira, auth, operation, result.id, own)) ?? inverse(row, nothing);
      default:
        return await takeChangeBack(jira, auth, { row, own });
    }
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return { code: 'already_gone' };
    throw error;
  }
}

const nothing: Omit<Written, 'result'> = {
  description: null,
  assigneeId: null,
  labels: [],
  componentIds: [],
  links: [],
};

function inverse({ operation, result }: PlanRow, written: Omit<Written, 'result'>): Looked {
  const [taken] = result ? inverseOf(operation, { result, ...written }) : [];
  return taken ? { operation: taken } : { code: 'changed_in_jira', touches: ['change'] };
}

async function commentStays(
  jira: JiraClient,
  auth: JiraAuth,
  operation: AddComment,
  commentId: string,
  own: readonly OwnWrite[],
): Promise<Untaken | null> {
  const comment = await jira.getComment(auth, operation.issueId, commentId);
  const { created, updated, body, properties = [] } = comment;
  const trace = {
    marker: markedOperation(properties.find(({ key }) => key === markerProperty)?.value),
    authorId: comment.author?.accountId ?? null,
    updateAuthorId: comment.updateAuthor?.accountId ?? null,
    ...{ created, updated, body },
  };
  return whyCommentStays(trace, operation, own);
}

/** The value is read before the history: whoever changes it in between shows there. */
async function takeChangeBack(
  jira: JiraClient,
  auth: JiraAuth,
  { row, own }: WrittenRow,
): Promise<Looked> {
  const { issueId } = row.operation;
  const { fields = {} } = await jira.getIssue(auth, issueId, [fieldOf(row.operation) ?? '']);
  const looked = inverse(row, {
    description: fields.description,
    assigneeId: assigneeId(fields.assignee),
    labels: labelsOf(fields.labels),
    componentIds: componentIdsOf(fields.components),
    links: linksOf(fields.issuelinks),
  });
  if ('code' in looked) return row.operation.kind === 'linkIssues' ? goneLink : looked;
  const changes = await jira.listChanges(auth, issueId);
  const part = ownPart(row.operation, looked.operation, changes, own);
  return isOperation(part) ? { operation: part } : part;
}

const goneLink: Looked = { code: 'already_gone' };

function isOperation(part: Operation | Untaken): part is Operation {
  return 'kind' in part;
}
