import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findGrants, grantsInForce, siteScope } from '../../db/role-grants.ts';
import type { RoleGrants } from '../../domain/app-roles.ts';
import { accountOf, administratorOf, type Caller } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { setRoles } from '../commands/set-roles.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { type FindRole, requireStillAdmin } from '../plugins/app-role.ts';
import { type Named, namedAt, requireKnown } from '../plugins/jira-named.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { Roles, RolesBody } from '../schemas/roles.ts';

interface RoleRoutesDeps extends ApiDeps {
  findRole: FindRole;
}

/** Who has which app role, in a project and on the whole site. */
export const roleRoutes: FastifyPluginAsyncTypebox<RoleRoutesDeps> = async (app, deps) => {
  const ofProject = { from: 'person', administers: true } as const;
  const ofSite = { from: 'person', administers: 'site' } as const;
  const setProject = { ...ofProject, command: 'withhold' } as const;
  const setSite = { ...ofSite, command: 'withhold' } as const;

  app.get(
    '/projects/:key/roles',
    {
      schema: {
        operationId: 'getProjectRoles',
        summary: 'Who was given which role in a project; Jira’s permissions decide for the others',
        params: ProjectParams,
        response: { 200: Roles, ...problems(ofProject) },
      },
      config: { door: ofProject },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const found = await deps.withTenant(tenantId, (tx) => findGrants(tx, project.id));
      return sendWithEtag(request, reply, 200, found);
    },
  );

  app.put(
    '/projects/:key/roles',
    {
      schema: {
        operationId: 'setProjectRoles',
        summary: 'Gives roles in a project, in the place of those that were seen',
        params: ProjectParams,
        body: RolesBody,
        response: {
          200: Roles,
          ...problems(setProject, 'settings_changed', 'admin_locked_out'),
        },
      },
      config: { door: setProject },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { accountId, project } = caller;
      const { grants } = request.body;
      const asking = { ...caller, projectId: project.id, code: 'invalid_request' } as const;
      await requireKnown(deps.jira, namedIn(grants), asking);
      const { site } = await inForce(caller, project.id);
      await requireStillAdmin(deps, caller, { site, project: grants });
      return runCommand(deps, request, reply, (tx, at) =>
        setRoles(tx, accountId, { scope: project.id, ...request.body }, at),
      );
    },
  );

  app.get(
    '/roles',
    {
      schema: {
        operationId: 'getRoles',
        summary: 'Who was given which role on the whole site',
        response: { 200: Roles, ...problems(ofSite) },
      },
      config: { door: ofSite },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const found = await deps.withTenant(tenantId, (tx) => findGrants(tx, siteScope));
      return sendWithEtag(request, reply, 200, found);
    },
  );

  app.put(
    '/roles',
    {
      schema: {
        operationId: 'setRoles',
        summary: 'Gives roles on the whole site, in the place of those that were seen',
        body: RolesBody,
        response: { 200: Roles, ...problems(setSite, 'settings_changed', 'admin_locked_out') },
      },
      config: { door: setSite },
    },
    async (request, reply) => {
      const caller = accountOf(request);
      const { grants } = request.body;
      const asking = { ...caller, projectId: null, code: 'invalid_request' } as const;
      await requireKnown(deps.jira, namedIn(grants), asking);
      await requireStillAdmin(deps, caller, { site: grants, project: {} });
      return runCommand(deps, request, reply, (tx, at) =>
        setRoles(tx, caller.accountId, { scope: siteScope, ...request.body }, at),
      );
    },
  );

  const inForce = ({ tenantId }: Caller, projectId: string) =>
    deps.withTenant(tenantId, (tx) => grantsInForce(tx, projectId));
};

/** Whom grants name, with the place in the body. */
const namedIn = (grants: RoleGrants): Named[] =>
  namedAt(Object.entries(grants).map(([role, named]) => [`/grants/${role}`, named] as const));
