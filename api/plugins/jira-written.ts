import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PlanRow } from '../../domain/plan.ts';

/** A thing in Jira that a row made. */
export interface Written {
  id: string;
  key?: string;
}

/**
 * What a person says a row has made, if that person sees it where the row would have put it: a subtask
 * under the work item by its key, a comment on it by its id.
 * @throws {ReadygateError} written_elsewhere, row_not_answerable, and those of Jira's reads
 */
export async function findWritten(
  jira: JiraClient,
  auth: JiraAuth,
  { operation }: PlanRow,
  name: string,
): Promise<Written> {
  switch (operation.kind) {
    case 'createSubtask':
      return await findChild(jira, auth, operation.issueId, name);
    case 'addComment':
      return await findComment(jira, auth, operation.issueId, name);
    default:
      // What creates nothing is answered by Jira's own state.
      throw new ReadygateError('row_not_answerable');
  }
}

async function findChild(
  jira: JiraClient,
  auth: JiraAuth,
  issueId: string,
  name: string,
): Promise<Written> {
  try {
    const { id, key, fields } = await jira.getIssue(auth, name, ['parent']);
    const parent = fields?.parent as { id?: unknown } | undefined;
    if (parent?.id === issueId) return { id, key };
  } catch (error) {
    if (!isReadygateError(error, 'issue_not_found')) throw error;
  }
  throw new ReadygateError('written_elsewhere', { path: '/key' });
}

async function findComment(
  jira: JiraClient,
  auth: JiraAuth,
  issueId: string,
  id: string,
): Promise<Written> {
  for (let startAt = 0; ; ) {
    const { comments, total } = await jira.listComments(auth, issueId, { startAt });
    if (comments.some((comment) => comment.id === id)) return { id };
    startAt += comments.length;
    if (comments.length === 0 || startAt >= total)
      throw new ReadygateError('written_elsewhere', { path: '/key' });
  }
}
