import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findCommentSetting } from '../../db/comment-settings.ts';
import { administratorOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { setComments } from '../commands/set-comments.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { Comments, CommentsBody } from '../schemas/settings.ts';

/** Who reads comments in a service project, for those who administer it. */
export const commentRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const change = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects/:key/comments',
    {
      schema: {
        operationId: 'getComments',
        summary: 'Whether customers may read what is asked in a service project',
        params: ProjectParams,
        response: { 200: Comments, ...problems(look, 'project_not_found') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const setting = await deps.withTenant(tenantId, (tx) => findCommentSetting(tx, project.id));
      return sendWithEtag(request, reply, 200, setting);
    },
  );

  app.put(
    '/projects/:key/comments',
    {
      schema: {
        operationId: 'setComments',
        summary: 'Lets customers read what is asked in a service project, or the team alone',
        params: ProjectParams,
        body: CommentsBody,
        response: { 200: Comments, ...problems(change, 'project_not_found', 'settings_changed') },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const { accountId, project } = administratorOf(request);
      const wanted = { ...request.body, projectId: project.id };
      return runCommand(deps, request, reply, (tx, at) =>
        setComments(tx, wanted, { at, accountId }),
      );
    },
  );
};
