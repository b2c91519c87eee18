import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { visibleProject } from '../issues/access.ts';
import { componentShape, projectRef, typeShape, userShape } from '../issues/shapes.ts';
import { assertExpands } from './expand.ts';

const expands = ['description', 'issueTypes', 'lead', 'projectKeys', 'issueTypeHierarchy'];

export const getProjectByKey: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/project/:projectIdOrKey',
  operationId: 'getProject',
  scope: 'read:jira-work',
  query: ['expand', 'properties'],
  handle(call) {
    assertExpands(call.query.get('expand'), expands, ['description', 'issueTypes', 'lead']);
    const reference = call.params.projectIdOrKey ?? '';
    const project = visibleProject(call, reference);
    if (project === undefined)
      throw refuse(404, [`No project could be found with key '${reference}'.`]);
    const lead = call.site.people.find(({ accountId }) => accountId === project.lead);
    const body = {
      ...projectRef(call, project),
      expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
      description: '',
      ...(lead === undefined ? {} : { lead: userShape(call, lead) }),
      components: project.components.map(({ id, name }) => componentShape(call, id, name)),
      issueTypes: project.issueTypes.map((type) => typeShape(call, type)),
      assigneeType: 'UNASSIGNED',
      versions: [],
      roles: {},
      style: project.style,
      isPrivate: false,
      properties: {},
    };
    return { status: 200, body, objects: 1 };
  },
};
