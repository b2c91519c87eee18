import type { JiraClient } from '../clients/jira/client.ts';
import type { JiraAuth } from '../clients/jira/http.ts';

/** A page of issues that changed, by id. */
export interface FinishedPage {
  done: string[];
  open: string[];
  /** When the last of the page was changed: all that changed before came with it or before. Null: not known. */
  until: Date | null;
}

/** The issues of a project that changed since a time, the change that is longest ago first, page by page. */
export async function* finishedPages(
  jira: JiraClient,
  auth: JiraAuth,
  { projectId, minutesAgo, onlyDone }: { projectId: string; minutesAgo: number; onlyDone: boolean },
): AsyncGenerator<FinishedPage> {
  const category = onlyDone ? ' and statusCategory = done' : '';
  // A distance from now: dates in JQL are in the time zone of whoever asks.
  const jql = `project = ${JSON.stringify(projectId)}${category} and updated >= -${minutesAgo}m order by updated asc`;
  let pageToken: string | null = null;
  do {
    const wanted = { fields: ['status', 'updated'], properties: [], pageToken };
    const page = await jira.searchPage(auth, jql, wanted);
    const isDone = new Map(page.issues.map(({ id, fields }) => [id, isDoneIn(fields?.status)]));
    const ids = [...isDone.keys()];
    const updated = Date.parse(String(page.issues.at(-1)?.fields?.updated));
    yield {
      done: ids.filter((id) => isDone.get(id)),
      open: ids.filter((id) => !isDone.get(id)),
      until: Number.isNaN(updated) ? null : new Date(updated),
    };
    pageToken = page.nextPageToken;
  } while (pageToken !== null);
}

function isDoneIn(status: unknown): boolean {
  const { statusCategory } = (status ?? {}) as { statusCategory?: { key?: unknown } };
  return statusCategory?.key === 'done';
}
