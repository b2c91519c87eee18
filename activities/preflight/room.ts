import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Operation } from '../../domain/operation.ts';
import { issueLimits } from '../../domain/operations/issue-limits.ts';
import type { Metadata } from './metadata.ts';

/**
 * Comments of an issue, as far as somebody sees them: where customers or roles have their own, there are
 * more. Asked for behind the last one that Jira takes, so that none is sent. Errors as of `JiraClient`.
 */
export async function countComments(
  jira: Pick<JiraClient, 'listComments'>,
  auth: JiraAuth,
  issueId: string,
): Promise<number> {
  return (await jira.listComments(auth, issueId, { startAt: issueLimits.comments })).total;
}

/** Whether one more fits there. Errors as of `JiraClient`. */
export async function hasRoomForComment(
  jira: Pick<JiraClient, 'listComments'>,
  auth: JiraAuth,
  issueId: string,
): Promise<boolean> {
  return (await countComments(jira, auth, issueId)) < issueLimits.comments;
}

/**
 * Tells of rows, one after the other, whether the issue has room for what they add to it, beside what those
 * before them add.
 */
export function createRoom(
  metadata: Pick<Metadata, 'comments'>,
  { links }: Pick<NormalIssue, 'links'>,
): (operation: Operation) => Promise<ErrorCode | null> {
  const added = { comments: 0, links: 0 };
  return async ({ kind, issueId }) => {
    if (kind !== 'addComment' && kind !== 'linkIssues') return null;
    const what = kind === 'addComment' ? 'comments' : 'links';
    const there = what === 'comments' ? await metadata.comments(issueId) : links.length;
    added[what] += 1;
    return there + added[what] > issueLimits[what] ? 'issue_full' : null;
  };
}
