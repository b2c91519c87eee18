import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findPlan } from '../../db/plans.ts';
import { getRefinement } from '../../db/refinements.ts';
import { personOf } from '../caller.ts';
import { cancelRefinement } from '../commands/cancel.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { Cancellation, IdParams, Nothing, Refinement } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { refinementView } from '../views/refinement.ts';

/** Where a refinement stands, and its cancellation. */
export const refinementRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', least: 'viewer', subject: 'refinement' } as const;
  const withhold = { ...look, command: 'withhold', changes: 'planned' } as const;

  app.get(
    '/refinements/:id',
    {
      schema: {
        operationId: 'getRefinement',
        summary: 'Where a refinement stands',
        params: IdParams,
        response: { 200: Refinement, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = personOf(request);
      const view = await deps.withTenant(caller.tenantId, async (tx) => {
        const refinement = await getRefinement(tx, request.params.id);
        const plan = refinement.planId ? await findPlan(tx, refinement.planId) : null;
        return refinementView(refinement, plan, caller.person.issue.key);
      });
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.post(
    '/refinements/:id/cancellation',
    {
      schema: {
        operationId: 'cancelRefinement',
        summary: 'Cancels what was not sent, and names what was',
        params: IdParams,
        body: Nothing,
        response: { 200: Cancellation, ...problems(withhold, 'refinement_closed') },
      },
      config: { door: withhold },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        cancelRefinement(tx, personOf(request), request.params.id, at),
      ),
  );
};
