import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listDecisions } from '../../db/decisions.ts';
import { getPlan } from '../../db/plans.ts';
import { getRefinement } from '../../db/refinements.ts';
import { personOf } from '../caller.ts';
import { decideRows, dispatchRows, revokeRows } from '../commands/decide-rows.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import {
  Decision,
  DecisionReply,
  Dispatch,
  IdParams,
  Plan,
  problems,
  Revocation,
} from '../schemas/common.ts';
import { lastDecider, planView } from '../views/plan.ts';

/** A plan and what people decide about it. */
export const planRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const door = {
    from: 'person',
    subject: 'plan',
    permissions: ['CREATE_ISSUES', 'ADD_COMMENTS'],
  } as const;
  const change = { door: { ...door, command: 'change' } } as const;
  const withhold = { door: { ...door, command: 'withhold' } } as const;

  app.get(
    '/plans/:id',
    {
      schema: { params: IdParams, response: { 200: Plan, ...problems } },
      config: { door: { from: 'person', subject: 'plan' } },
    },
    async (request, reply) => {
      const caller = personOf(request);
      const view = await deps.withTenant(caller.tenantId, async (tx) => {
        const plan = await getPlan(tx, request.params.id);
        const refinement = await getRefinement(tx, plan.refinementId);
        const decidedBy = lastDecider(await listDecisions(tx, plan.id), caller.accountId);
        return planView(plan, refinement, caller.person, decidedBy);
      });
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.post(
    '/plans/:id/decisions',
    {
      schema: { params: IdParams, body: Decision, response: { 200: DecisionReply, ...problems } },
      config: change,
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        decideRows(tx, personOf(request), request.params.id, request.body, at),
      ),
  );

  app.post(
    '/plans/:id/dispatch',
    {
      schema: { params: IdParams, body: Dispatch, response: { 200: DecisionReply, ...problems } },
      config: change,
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        dispatchRows(tx, personOf(request), request.params.id, request.body.seal, at),
      ),
  );

  app.post(
    '/plans/:id/revocation',
    {
      schema: { params: IdParams, body: Revocation, response: { 200: DecisionReply, ...problems } },
      config: withhold,
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        revokeRows(tx, personOf(request), request.params.id, request.body.rowIds, at),
      ),
  );
};
