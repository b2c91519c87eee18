import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findVersionedMode } from '../../db/project-modes.ts';
import { accountOf, administratorOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { changeMode } from '../commands/set-mode.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { listProjects } from '../plugins/jira-projects.ts';
import { listToDo } from '../plugins/jira-to-do.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { Mode, ModeBody, Projects, ProjectsQuery, ToDo } from '../schemas/settings.ts';

/** In which projects Readygate works, for those who administer the site: they alone turn one on. */
export const modeRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const change = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects',
    {
      schema: {
        operationId: 'listProjects',
        summary: 'The projects that you see in Jira, each with its mode',
        querystring: ProjectsQuery,
        response: { 200: Projects, ...problems(look, 'invalid_request') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const startAt = Number(request.query.startAt ?? 0);
      const list = await listProjects(deps, accountOf(request), startAt);
      return sendWithEtag(request, reply, 200, list);
    },
  );

  app.get(
    '/projects/:key/to-do',
    {
      schema: {
        operationId: 'listToDo',
        summary:
          'A few issues on which nobody has begun, as you see them in Jira, for a first look',
        params: ProjectParams,
        response: { 200: ToDo, ...problems(look, 'project_not_found') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      return sendWithEtag(request, reply, 200, await listToDo(deps, caller, caller.project.id));
    },
  );

  app.get(
    '/projects/:key/mode',
    {
      schema: {
        operationId: 'getMode',
        summary: 'Whether a project is off, observes or proposes',
        params: ProjectParams,
        response: { 200: Mode, ...problems(look, 'project_not_found') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const mode = await deps.withTenant(tenantId, (tx) => findVersionedMode(tx, project.id));
      return sendWithEtag(request, reply, 200, mode);
    },
  );

  app.put(
    '/projects/:key/mode',
    {
      schema: {
        operationId: 'setMode',
        summary:
          'Turns a project on or off; what is released and not sent waits while it is not on',
        params: ProjectParams,
        body: ModeBody,
        response: { 200: Mode, ...problems(change, 'project_not_found', 'settings_changed') },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const { accountId, project } = administratorOf(request);
      const wanted = { ...request.body, projectId: project.id };
      return runCommand(deps, request, reply, (tx, at) => changeMode(tx, accountId, wanted, at));
    },
  );
};
