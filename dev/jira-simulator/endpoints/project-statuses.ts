import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { visibleProject } from '../issues/access.ts';
import { selfLink, statusShape } from '../issues/shapes.ts';
import { statuses } from '../state/catalogue.ts';

export const getProjectStatuses: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/project/:projectIdOrKey/statuses',
  operationId: 'getAllStatuses',
  scope: 'read:jira-work',
  handle(call) {
    const reference = call.params.projectIdOrKey ?? '';
    const project = visibleProject(call, reference);
    if (project === undefined)
      throw refuse(404, [`No project could be found with key '${reference}'.`]);
    // All types of a project go through the same statuses.
    const body = project.issueTypes.map(({ id, name, subtask }) => ({
      self: selfLink(call, `issuetype/${id}`),
      id,
      name,
      subtask,
      statuses: statuses.map((status) => statusShape(call, status.id)),
    }));
    return { status: 200, body, objects: body.length };
  },
};
