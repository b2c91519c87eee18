import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { getPlan } from '../../db/plans.ts';
import { takenRows } from '../../db/undo.ts';
import { driftable } from '../../domain/drift.ts';
import type { DriftView } from '../../domain/views.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { createFindDrift } from '../plugins/jira-drift.ts';
import { IdParams } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';

const Drift = Type.Object(
  {
    rows: Type.Array(
      Type.Object({
        rowId: Type.String(),
        drift: Type.Union(
          [Type.Literal('as_written'), Type.Literal('changed'), Type.Literal('gone')],
          { description: '`gone`: deleted, or hidden from you.' },
        ),
      }),
    ),
  },
  { title: 'Drift' },
);

/** What became of what a plan has written, as the person who asks sees it in Jira now, or a minute ago. */
export const driftRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const findDrift = createFindDrift(deps);
  const look = { from: 'person', least: 'viewer', subject: 'plan' } as const;

  app.get(
    '/plans/:id/drift',
    {
      schema: {
        operationId: 'getDrift',
        summary: 'Whether what a plan has written is still as it was written',
        params: IdParams,
        response: { 200: Drift, ...problems(look, 'jira_rate_limited') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const asker = accountOf(request);
      const { id } = request.params;
      const written = await deps.withTenant(asker.tenantId, async (tx) => {
        const [plan, { undone }] = await Promise.all([getPlan(tx, id), takenRows(tx, id)]);
        return driftable(plan.rows, undone);
      });
      const view: DriftView = { rows: await findDrift(asker, written) };
      return sendWithEtag(request, reply, 200, view);
    },
  );
};
