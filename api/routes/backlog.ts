import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import { pageBacklog } from '../backlog.ts';
import { viewerOf } from '../caller.ts';
import { defaultPack } from '../default-pack.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { Backlog, BacklogQuery } from '../schemas/backlog.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { backlogItems } from '../views/backlog.ts';

interface BacklogRoutesDeps extends ApiDeps {
  findVisible: FindVisible;
}

const usualPage = '50';

/** The judged issues of a project, as far as the person who asks may see them. */
export const backlogRoutes: FastifyPluginAsyncTypebox<BacklogRoutesDeps> = async (app, deps) => {
  const list = { from: 'person', least: 'viewer', ofProject: true } as const;

  app.get(
    '/projects/:key/issues',
    {
      schema: {
        operationId: 'listBacklog',
        summary: 'The backlog: judged issues by score, age or key, with what they lack',
        params: ProjectParams,
        querystring: BacklogQuery,
        response: { 200: Backlog, ...problems(list) },
      },
      config: { door: list },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { status, type, rule, text, sort = 'score', order = 'asc' } = request.query;
      const { limit = usualPage, cursor = null } = request.query;
      const { shown, ...page } = await pageBacklog(deps, viewer, {
        projectId: viewer.project.id,
        ...{ status: status ?? null, kind: type ?? null, rule: rule ?? null, text: text ?? null },
        ...{ sort, order, cursor, limit: Number(limit) },
      });
      const items = await deps.withTenant(viewer.tenantId, (tx) =>
        backlogItems(tx, viewer.project.id, shown, {
          shipped: defaultPack(deps.packs).pack,
          language: readerLanguage(request.headers['accept-language']),
          day: request.startedAt.toISOString().slice(0, 10),
        }),
      );
      return sendWithEtag(request, reply, 200, { ...items, ...page });
    },
  );
};
