import type { Seen, Wanted } from '../../domain/drift.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import type { JiraClient } from './client.ts';
import type { JiraAuth } from './http.ts';

/** Issues that Jira reads at once. */
const mostAtOnce = 100;

/**
 * What Jira shows somebody of what was written: one request for up to 100 issues, and one a comment.
 * Errors as of `JiraClient`; what is not visible is no error.
 */
export async function readWritten(
  jira: Pick<JiraClient, 'bulkFetch' | 'getComment'>,
  auth: JiraAuth,
  { issueIds, fields, comments }: Wanted,
): Promise<Seen> {
  const seen = { issues: new Map(), comments: new Map() };
  for (let start = 0; start < issueIds.length; start += mostAtOnce) {
    const ids = issueIds.slice(start, start + mostAtOnce);
    const found = await jira.bulkFetch(auth, ids, { fields, properties: [markerProperty] });
    for (const { id, fields: values = {}, properties = {} } of found)
      seen.issues.set(id, { fields: values, properties });
  }
  for (const { issueId, id } of comments) {
    const comment = await orNull(() => jira.getComment(auth, issueId, id));
    if (!comment) continue;
    const { body, properties = [] } = comment;
    const byKey = Object.fromEntries(properties.map(({ key, value }) => [key, value]));
    seen.comments.set(id, { body, properties: byKey });
  }
  return seen;
}

async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return null;
    throw error;
  }
}
