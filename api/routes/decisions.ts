import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ReadygateError } from '../../domain/errors.ts';
import type { BulkDecisionRequest } from '../../domain/views.ts';
import { accountOf } from '../caller.ts';
import { type BulkDeps, decideInBulk } from '../commands/decide-in-bulk.ts';
import { repeatableOf } from '../commands/run-command.ts';
import type { Timeouts } from '../connections.ts';
import { BulkDecision, BulkDecisionReply } from '../schemas/bulk.ts';
import { problems } from '../schemas/problems.ts';

interface DecisionRoutesDeps extends BulkDeps {
  timeouts: Timeouts;
}

/** Milliseconds before the end of a call in which no plan is begun: one may wait 3 s for a lock. */
const lastPlan = 4000;

/** Decisions on many plans at once. */
export const decisionRoutes: FastifyPluginAsyncTypebox<DecisionRoutesDeps> = async (app, deps) => {
  const door = { from: 'person', least: 'member', command: 'withhold' } as const;

  app.post(
    '/decisions',
    {
      schema: {
        operationId: 'decidePlans',
        summary: 'Decisions on up to 25 plans, with one result for each in the order of their ids',
        body: BulkDecision,
        response: { 200: BulkDecisionReply, ...problems(door) },
      },
      config: { door },
    },
    async (request) => {
      const { plans } = request.body;
      requireDistinct(plans);
      const until = new Date(request.startedAt.getTime() + deps.timeouts.call - lastPlan);
      const bulk = { repeatable: repeatableOf(request), plans, until };
      return await decideInBulk(deps, accountOf(request), bulk);
    },
  );
};

function requireDistinct(plans: BulkDecisionRequest['plans']): void {
  const ids = plans.map(({ planId }) => planId);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (repeated < 0) return;
  throw new ReadygateError('invalid_request', {
    path: `/plans/${repeated}/planId`,
    expected: 'each plan at most once',
  });
}
