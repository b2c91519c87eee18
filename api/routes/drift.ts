import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { getPlan } from '../../db/plans.ts';
import { takenRows } from '../../db/undo.ts';
import { driftable, driftOf } from '../../domain/drift.ts';
import type { DriftView } from '../../domain/views.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { IdParams } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';

/** Subtasks that are asked about in one request to Jira; a plan seldom makes as many. */
const mostChildren = 100;

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

/** What became of the subtasks that a plan has written, as the person who asks sees them in Jira now. */
export const driftRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', least: 'viewer', subject: 'plan' } as const;

  app.get(
    '/plans/:id/drift',
    {
      schema: {
        operationId: 'getDrift',
        summary: 'Whether the subtasks that a plan has written are still as they were written',
        params: IdParams,
        response: { 200: Drift, ...problems(look, 'jira_rate_limited') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, apiBaseUrl, userToken } = accountOf(request);
      const { id } = request.params;
      const written = await deps.withTenant(tenantId, async (tx) => {
        const [plan, { undone }] = await Promise.all([getPlan(tx, id), takenRows(tx, id)]);
        return driftable(plan.rows, undone).slice(0, mostChildren);
      });
      const children = written.map(({ childId }) => childId);
      const auth = { baseUrl: apiBaseUrl, token: userToken };
      const fields = ['summary', 'description'];
      const found =
        children.length === 0
          ? []
          : await deps.jira.bulkFetch(auth, children, { fields, properties: [] });
      const shown = new Map(found.map((issue) => [issue.id, issue.fields ?? {}]));
      const view: DriftView = {
        rows: written.map(({ row, childId }) => ({
          rowId: row.id,
          drift: driftOf(row, shown.get(childId) ?? null),
        })),
      };
      return sendWithEtag(request, reply, 200, view);
    },
  );
};
