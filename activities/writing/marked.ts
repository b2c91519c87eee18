import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { markedOperation, markerProperty } from '../../domain/operations/label.ts';
import type { Found } from './look-up.ts';

/** A thing in Jira that bears the marker of an operation. */
export interface Marked extends Found {
  operationId: string;
  /** The issue on which it stands, by id; null where it has no parent any more. */
  issueId: string | null;
}

const operationForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A page of what was created since a time. */
export interface MarkedPage {
  things: Marked[];
  /** When the last of the page was created: all that is older came with it or before. Null: not known. */
  until: Date | null;
}

/**
 * The issues that bear a marker and were created since a time, oldest first, page by page, by the index
 * of the marker.
 */
export async function* markedIssues(
  jira: JiraClient,
  auth: JiraAuth,
  since: { minutesAgo: number },
): AsyncGenerator<MarkedPage> {
  // A distance from now: dates in JQL are in the time zone of whoever asks.
  const jql = `issue.property[${markerProperty}].op is not empty and created >= -${since.minutesAgo}m order by created asc`;
  const wanted = { fields: ['parent', 'created'], properties: [markerProperty] };
  let token: string | null = null;
  do {
    const page = await jira.searchPage(auth, jql, { ...wanted, pageToken: token });
    const things = page.issues.flatMap(({ id, key, fields, properties }) => {
      const parent = fields?.parent as { id?: unknown } | null | undefined;
      const issueId = typeof parent?.id === 'string' ? parent.id : null;
      return marked({ id, key }, properties, issueId);
    });
    yield { things, until: timeIn(page.issues.at(-1)?.fields?.created) };
    token = page.nextPageToken;
  } while (token !== null);
}

function timeIn(value: unknown): Date | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

/** The comments of an issue that bear a marker, newest first, back to a time. */
export async function markedComments(
  jira: JiraClient,
  auth: JiraAuth,
  issueId: string,
  since: Date,
): Promise<Marked[]> {
  const found: Marked[] = [];
  for (let startAt = 0; ; ) {
    const { comments, total } = await jira.listComments(auth, issueId, { startAt });
    for (const { id, properties } of comments) found.push(...marked({ id }, properties, issueId));
    startAt += comments.length;
    const last = comments.at(-1);
    if (!last || startAt >= total || Date.parse(last.created) < since.getTime()) return found;
  }
}

/** A marker that has not our form is somebody else's. */
function marked(
  thing: Found,
  properties: Record<string, unknown> | undefined,
  issueId: string | null,
): Marked[] {
  const operationId = markedOperation(properties?.[markerProperty]);
  return operationId !== null && operationForm.test(operationId)
    ? [{ ...thing, operationId, issueId }]
    : [];
}
