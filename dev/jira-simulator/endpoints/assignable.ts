import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { numberParameter } from '../http/strict.ts';
import { visibleIssue, visibleProject } from '../issues/access.ts';
import { userShape } from '../issues/shapes.ts';

/** Jira looks at this many people only, whoever of them may be assigned. */
const peopleLimit = 1000;

export const getAssignable: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/user/assignable/search',
  operationId: 'findAssignableUsers',
  scope: 'read:jira-user',
  query: ['query', 'accountId', 'project', 'issueKey', 'issueId', 'startAt', 'maxResults'],
  handle(call) {
    const { site, query } = call;
    const projectId = contextProject(call);
    const words = query.get('query');
    const accountId = query.get('accountId');
    if ((words === null) === (accountId === null))
      throw refuse(400, ["Exactly one of 'query' and 'accountId' must be given."]);
    const startAt = numberParameter(query.get('startAt'), {
      name: 'startAt',
      fallback: 0,
      min: 0,
      max: 1e9,
    });
    const maxResults = numberParameter(query.get('maxResults'), {
      name: 'maxResults',
      fallback: 50,
      min: 1,
      max: peopleLimit,
    });
    // Filtered after paging, as in Jira: a page may be short or empty without being the last.
    const users = site.people
      .slice(0, peopleLimit)
      .slice(startAt, startAt + maxResults)
      .filter((person) => person.active && person.accountType === 'atlassian')
      .filter((person) => site.grants[projectId]?.[person.accountId]?.includes('ASSIGNABLE_USER'))
      .filter((person) => accountId === null || person.accountId === accountId)
      .filter((person) => nameMatches(person.displayName, words ?? ''))
      .map((person) => userShape(call, person));
    return { status: 200, body: users, identities: users.length };
  },
};

function contextProject(call: Call): string {
  const { query } = call;
  const issueRef = query.get('issueId') ?? query.get('issueKey');
  if (issueRef !== null) return visibleIssue(call, issueRef).projectId;
  const projectRef = query.get('project');
  if (projectRef === null)
    throw refuse(400, ["One of 'project', 'issueKey' and 'issueId' must be given."]);
  const project = visibleProject(call, projectRef);
  if (project === undefined)
    throw refuse(404, [`No project could be found with key or id '${projectRef}'.`]);
  return project.id;
}

/** Jira compares the beginnings of the words of a name. */
function nameMatches(name: string, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  const parts = [name, ...name.split(' ')].map((part) => part.toLowerCase());
  return parts.some((part) => part.startsWith(wanted));
}
