import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findWritesSwitch } from '../../db/write-stops.ts';
import { accountOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { stopWrites, writesView } from '../commands/stop-writes.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { problems } from '../schemas/problems.ts';
import { Writes, WritesBody, WritesChanged } from '../schemas/settings.ts';

/** The stop of all writes to Jira, for those who administer the site. */
export const writesRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const change = { ...look, command: 'withhold' } as const;

  app.get(
    '/tenant/writes',
    {
      schema: {
        operationId: 'getWrites',
        summary: 'Whether writes to Jira are stopped, by whom and since when',
        response: { 200: Writes, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const found = await deps.withTenant(tenantId, findWritesSwitch);
      return sendWithEtag(request, reply, 200, writesView(found));
    },
  );

  app.put(
    '/tenant/writes',
    {
      schema: {
        operationId: 'setWrites',
        summary: 'Stops all writes to Jira, or lets them go on; what is approved waits meanwhile',
        body: WritesBody,
        response: { 200: WritesChanged, ...problems(change, 'settings_changed') },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const { accountId } = accountOf(request);
      return runCommand(deps, request, reply, (tx, at) =>
        stopWrites(tx, accountId, request.body, at),
      );
    },
  );
};
