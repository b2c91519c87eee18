import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { listParameter } from '../http/strict.ts';
import { findIssue, may, seesIssue, visibleProject } from '../issues/access.ts';
import { permissionNames } from '../state/catalogue.ts';

export const getMyPermissions: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/mypermissions',
  operationId: 'getMyPermissions',
  scope: 'read:jira-work',
  query: ['projectKey', 'projectId', 'issueKey', 'issueId', 'permissions', 'commentId'],
  handle(call) {
    const asked = listParameter(call.query, 'permissions');
    if (asked === undefined || asked.length === 0)
      throw refuse(400, ["The 'permissions' query parameter is required."]);
    const unknown = asked.filter((name) => !Object.hasOwn(permissionNames, name));
    if (unknown.length > 0)
      throw refuse(400, [`Unrecognized permission keys: ${unknown.join(', ')}`]);
    const projectIds = contextProjects(call);
    const permissions = asked.map((key) => [key, permissionShape(call, key, projectIds)]);
    const body = { permissions: Object.fromEntries(permissions) };
    return { status: 200, body, identities: asked.length };
  },
};

function permissionShape(call: Call, key: string, projectIds: readonly string[]): unknown {
  const id = String(10 + Object.keys(permissionNames).indexOf(key));
  const held = projectIds.some((projectId) => may(call.site, call.caller, projectId, key));
  const type = key === 'ADMINISTER' ? 'GLOBAL' : 'PROJECT';
  return { id, key, name: permissionNames[key], type, description: '', havePermission: held };
}

/** Without a context a permission counts as held if it is held in any project. */
function contextProjects(call: Call): string[] {
  const { site, query } = call;
  const issueRef = query.get('issueId') ?? query.get('issueKey');
  if (issueRef !== null) {
    const issue = findIssue(site, issueRef);
    if (issue === undefined || !seesIssue(site, call.caller, issue))
      throw refuse(404, ['Issue does not exist or you do not have permission to see it.']);
    return [issue.projectId];
  }
  const projectRef = query.get('projectId') ?? query.get('projectKey');
  if (projectRef === null) return site.projects.map(({ id }) => id);
  const project = visibleProject(call, projectRef);
  if (project === undefined)
    throw refuse(404, [`No project could be found with key or id '${projectRef}'.`]);
  return [project.id];
}
