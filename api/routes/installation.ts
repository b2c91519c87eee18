import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findInstallationHealth } from '../../db/installation-health.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { Installation } from '../schemas/installation.ts';
import { problems } from '../schemas/problems.ts';
import { installationView } from '../views/installation.ts';

/** How the installation of a site fares and who runs it, for those who administer the site. */
export const installationRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const door = { from: 'person', administers: 'site' } as const;

  app.get(
    '/installation',
    {
      schema: {
        operationId: 'getInstallation',
        summary:
          'Whether the platform calls and its tokens are fresh, where data lies, whom to ask',
        response: { 200: Installation, ...problems(door) },
      },
      config: { door },
    },
    async (request, reply) => {
      const { tenantId, installationId } = accountOf(request);
      const health = await deps.withTenant(tenantId, (tx) =>
        findInstallationHealth(tx, installationId),
      );
      if (!health) throw new ReadygateError('installation_inactive');
      return sendWithEtag(request, reply, 200, installationView(health, deps));
    },
  );
};
