import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { may, visibleProject } from '../issues/access.ts';
import { roleActors } from '../issues/membership.ts';
import { selfLink } from '../issues/shapes.ts';

/** Who may not administer the project is told the same as who asks for a role that does not exist. */
export const getProjectRole: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/project/:projectIdOrKey/role/:id',
  operationId: 'getProjectRole',
  scope: 'read:jira-work',
  query: [],
  handle(call) {
    const { site, caller } = call;
    const reference = call.params.projectIdOrKey ?? '';
    const project = visibleProject(call, reference);
    if (project === undefined)
      throw refuse(404, [`No project could be found with key '${reference}'.`]);
    const role = site.roles.find(({ id }) => String(id) === call.params.id);
    const administers = ['ADMINISTER_PROJECTS', 'ADMINISTER'].some((name) =>
      may(site, caller, project.id, name),
    );
    if (role === undefined || !administers)
      throw refuse(404, [`Can not find project role with id '${call.params.id}'.`]);
    const actors = roleActors(site, role, project.id);
    const body = {
      self: selfLink(call, `project/${project.id}/role/${role.id}`),
      name: role.name,
      id: role.id,
      description: '',
      actors,
    };
    return { status: 200, body, identities: 1 + actors.length };
  },
};

export const getRoleDetails: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/project/:projectIdOrKey/roledetails',
  operationId: 'getProjectRoleDetails',
  scope: 'read:jira-work',
  query: ['currentMember', 'excludeConnectAddons', 'excludeOtherServiceRoles'],
  handle(call) {
    const { site, caller } = call;
    const reference = call.params.projectIdOrKey ?? '';
    const project = visibleProject(call, reference);
    const administers = ['ADMINISTER_PROJECTS', 'ADMINISTER'].some(
      (name) => project && may(site, caller, project.id, name),
    );
    if (project === undefined || !administers)
      throw refuse(404, [`No project could be found with key '${reference}'.`]);
    const roles = site.roles.map(({ id, name }) => ({
      self: selfLink(call, `project/${project.id}/role/${id}`),
      ...{ name, id, description: '', admin: false, default: false, roleConfigurable: true },
    }));
    return { status: 200, body: roles, identities: roles.length };
  },
};
