import { kindOf } from '../../domain/normalise/kinds.ts';
import type { ApiDeps } from '../deps.ts';
import type { Viewer } from './visible-issues.ts';

/** Enough for a first look. */
const most = 5;

/**
 * A few issues of a project on which nobody has begun, changed last and first of all, as somebody sees them in Jira now.
 * Subtasks and epics are not among them: screens do not judge them.
 * @throws {ReadygateError} jira_token_refused, jira_unavailable, jira_rate_limited, jira_answer_unreadable
 */
export async function listToDo(
  { jira }: Pick<ApiDeps, 'jira'>,
  { apiBaseUrl: baseUrl, userToken: token }: Viewer,
  projectId: string,
) {
  const jql = `project = ${JSON.stringify(projectId)} and statusCategory = new order by updated desc`;
  const wanted = { fields: ['summary', 'issuetype'], properties: [] };
  const found = await jira.search({ baseUrl, token }, jql, wanted);
  const issues = found.flatMap(({ id, key, fields = {} }) => {
    const type = typeOf(fields.issuetype);
    const kind = kindOf(type.name, type.subtask);
    return kind === 'subtask' || kind === 'epic'
      ? []
      : [{ id, key, summary: String(fields.summary ?? ''), type: type.name }];
  });
  return { issues: issues.slice(0, most) };
}

function typeOf(value: unknown): { name: string; subtask: boolean } {
  const { name, subtask } = (value ?? {}) as { name?: unknown; subtask?: unknown };
  return { name: String(name ?? ''), subtask: subtask === true };
}
