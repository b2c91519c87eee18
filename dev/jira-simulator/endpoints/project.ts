import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { listParameter, numberParameter } from '../http/strict.ts';
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

/** The projects that the caller may browse, by key. */
export const searchProjects: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/project/search',
  operationId: 'searchProjects',
  scope: 'read:jira-work',
  query: ['id', 'orderBy', 'startAt', 'maxResults'],
  handle(call) {
    const { site, query } = call;
    if ((query.get('orderBy') ?? 'key') !== 'key')
      throw refuse(400, ['Only the order by key is known here.']);
    const ids = listParameter(query, 'id');
    if (ids && ids.length > 50) throw refuse(400, ['Up to 50 project IDs can be provided.']);
    const bounds = { fallback: 50, min: 1, max: 100 };
    const maxResults = numberParameter(query.get('maxResults'), { name: 'maxResults', ...bounds });
    const first = { name: 'startAt', fallback: 0, min: 0, max: 1_000_000 };
    const startAt = numberParameter(query.get('startAt'), first);
    const found = site.projects
      .filter(({ id }) => visibleProject(call, id) && (!ids || ids.includes(id)))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const page = found.slice(startAt, startAt + maxResults);
    const isLast = startAt + page.length >= found.length;
    const values = page.map((project) => projectRef(call, project));
    return {
      status: 200,
      body: { startAt, maxResults, total: found.length, isLast, values },
      objects: values.length,
    };
  },
};
