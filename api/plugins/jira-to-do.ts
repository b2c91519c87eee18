import type { IssueBean } from '../../clients/jira/schemas.ts';
import { kindOf } from '../../domain/normalise/kinds.ts';
import type { ApiDeps } from '../deps.ts';
import type { Viewer } from './visible-issues.ts';

/** Enough for a first look. */
const most = 5;
/** Pages of Jira's answer that are looked through for them. */
const mostPages = 4;

/**
 * A few issues of a project on which nobody has begun, changed last and first of all, as somebody sees them in Jira now.
 * Subtasks and epics are not among them: screens do not judge them.
 * @throws {ReadygateError} jira_token_refused, jira_unavailable, jira_rate_limited, jira_answer_unreadable
 */
export async function listToDo(
  { jira }: { jira: Pick<ApiDeps['jira'], 'searchPage'> },
  { apiBaseUrl: baseUrl, userToken: token }: Pick<Viewer, 'apiBaseUrl' | 'userToken'>,
  projectId: string,
) {
  const jql = `project = ${JSON.stringify(projectId)} and statusCategory = new order by updated desc`;
  const wanted = { fields: ['summary', 'issuetype'], properties: [] };
  const issues: ToDo[] = [];
  let pageToken: string | null = null;
  // Whoever plans a sprint makes many subtasks at once: they may fill the first page.
  for (let page = 0; page < mostPages && issues.length < most; page += 1) {
    const found = await jira.searchPage({ baseUrl, token }, jql, { ...wanted, pageToken });
    issues.push(...found.issues.flatMap(toDoOf));
    pageToken = found.nextPageToken;
    if (pageToken === null) break;
  }
  return { issues: issues.slice(0, most) };
}

interface ToDo {
  id: string;
  key: string;
  summary: string;
  type: string;
}

function toDoOf({ id, key, fields = {} }: IssueBean): ToDo[] {
  const type = typeOf(fields.issuetype);
  const kind = kindOf(type.name, type.subtask);
  if (kind === 'subtask' || kind === 'epic') return [];
  return [{ id, key, summary: String(fields.summary ?? ''), type: type.name }];
}

function typeOf(value: unknown): { name: string; subtask: boolean } {
  const { name, subtask } = (value ?? {}) as { name?: unknown; subtask?: unknown };
  return { name: String(name ?? ''), subtask: subtask === true };
}
