import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { problems } from '../schemas/problems.ts';
import { Usage, UsageQuery } from '../schemas/usage.ts';
import { readDays, usageStream } from '../usage.ts';
import { usageView } from '../views/usage.ts';

/** Days that one reply may tell of. */
const most = { json: 400, csv: 3660 };

/** What a site used and may use, for who administers it. */
export const usageRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const door = { from: 'person', administers: 'site' } as const;

  app.get(
    '/usage',
    {
      schema: {
        operationId: 'getUsage',
        summary: 'What was used and denied by day and kind, and what the edition allows',
        querystring: UsageQuery,
        response: { 200: Usage, ...problems(door, 'invalid_request') },
      },
      config: { door },
    },
    async (request, reply) => {
      const { tenantId, standing } = accountOf(request);
      const at = request.startedAt;
      const days = readDays(request.query, { at, most: most.json });
      const view = await deps.withTenant(tenantId, (tx) =>
        usageView(tx, { ...days, at, licence: standing }),
      );
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.get(
    '/usage.csv',
    {
      schema: {
        operationId: 'getUsageAsCsv',
        summary: 'The same days as CSV',
        querystring: UsageQuery,
        response: {
          200: {
            description: 'day,kind,used,events,denied',
            content: { 'text/csv': { schema: Type.String() } },
          },
          ...problems(door, 'invalid_request'),
        },
      },
      config: { door },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const days = readDays(request.query, { at: request.startedAt, most: most.csv });
      const stream = await usageStream(deps, tenantId, days);
      return reply.type('text/csv; charset=utf-8').send(stream as never);
    },
  );
};
