import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findPublishSetting } from '../../db/publish-settings.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { accountOf, administratorOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { setPublishing } from '../commands/set-publishing.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { listGates } from '../plugins/jira-gates.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { Gates, Publishing, PublishingBody } from '../schemas/publishing.ts';

/** What of its scores a project shows in Jira, for those who administer the site. */
export const publishingRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const change = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects/:key/publishing',
    {
      schema: {
        operationId: 'getPublishing',
        summary: 'Whether scores are shown in Jira, and what stands in the way',
        params: ProjectParams,
        response: { 200: Publishing, ...problems(look, 'project_not_found') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const setting = await deps.withTenant(tenantId, (tx) => findPublishSetting(tx, project.id));
      return sendWithEtag(request, reply, 200, setting);
    },
  );

  app.put(
    '/projects/:key/publishing',
    {
      schema: {
        operationId: 'setPublishing',
        summary: 'Shows scores in Jira, or no longer; tries again what stood in the way',
        params: ProjectParams,
        body: PublishingBody,
        response: {
          200: Publishing,
          ...problems(change, 'project_not_found', 'settings_changed'),
        },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const { accountId, project } = administratorOf(request);
      const { id: projectId } = project;
      return runCommand(deps, request, reply, (tx, at) =>
        setPublishing(tx, { ...request.body, projectId }, { at, accountId }),
      );
    },
  );

  app.get(
    '/gates',
    {
      schema: {
        operationId: 'listGates',
        summary: 'Workflows that hold the gate: Jira blocks their transitions once the app is gone',
        response: { 200: Gates, ...problems(look, 'gates_unlisted') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      if (!deps.listsGates) throw new ReadygateError('gates_unlisted');
      return sendWithEtag(request, reply, 200, await listGates(deps, accountOf(request)));
    },
  );
};
