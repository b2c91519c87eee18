import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import type { AddComment, CreateSubtask } from '../../domain/operation.ts';
import { markedOperation, markerProperty } from '../../domain/operations/label.ts';
import type { Found, LookedUp, LostWrite } from './look-up.ts';

/**
 * The parent's own list first: it does not lag. The index is the back-stop, of the whole site: somebody may
 * have moved the subtask elsewhere. A child that is in the list and cannot be read proves nothing.
 */
export async function findSubtasks(
  jira: JiraClient,
  auth: JiraAuth,
  { issueId }: CreateSubtask,
  { operationId, sentAt }: LostWrite,
): Promise<LookedUp> {
  const { fields } = await jira.getIssue(auth, issueId, ['subtasks']);
  const children = Array.isArray(fields?.subtasks) ? (fields.subtasks as { id: string }[]) : [];
  const wanted = { fields: ['created'], properties: [markerProperty] };
  const found = [];
  let seen = 0;
  for (let start = 0; start < children.length; start += 100) {
    const ids = children.slice(start, start + 100).map(({ id }) => id);
    const read = await jira.bulkFetch(auth, ids, wanted);
    seen += read.length;
    found.push(...read.filter(hasMarker(operationId)));
  }
  if (found.length === 0) {
    const jql = `issue.property[${markerProperty}].op = "${operationId}"`;
    const marked = (await jira.search(auth, jql, wanted)).filter(hasMarker(operationId));
    found.push(...marked.filter(isOfTime(sentAt)));
  }
  if (found.length === 0 && seen < children.length) return { kind: 'unseen' };
  return lookedUp(found.map(({ id, key }) => ({ id, key })));
}

/** Newest first, back to the time of sending. */
export async function findComments(
  jira: JiraClient,
  auth: JiraAuth,
  { issueId }: AddComment,
  { operationId, sentAt }: LostWrite,
): Promise<LookedUp> {
  const oldest = oldestOf(sentAt);
  const found: Found[] = [];
  for (let startAt = 0; ; ) {
    const { comments, total } = await jira.listComments(auth, issueId, { startAt });
    for (const comment of comments)
      if (hasMarker(operationId)(comment)) found.push({ id: comment.id });
    startAt += comments.length;
    const last = comments.at(-1);
    if (!last || startAt >= total || Date.parse(last.created) < oldest) return lookedUp(found);
  }
}

/** Clocks differ: what our request made may be dated a little before it. */
function oldestOf(sentAt: Date): number {
  return sentAt.getTime() - 120_000;
}

/** Whoever may edit an issue may mark it: one that was there before our request is none that it made. */
function isOfTime(sentAt: Date) {
  return ({ fields }: IssueBean): boolean => {
    const { created } = fields ?? {};
    return typeof created !== 'string' || !(Date.parse(created) < oldestOf(sentAt));
  };
}

function lookedUp(things: Found[]): LookedUp {
  return things.length > 0 ? { kind: 'found', things } : { kind: 'absent' };
}

function hasMarker(operationId: string) {
  return ({ properties }: { properties?: Record<string, unknown> }): boolean =>
    markedOperation(properties?.[markerProperty]) === operationId;
}
