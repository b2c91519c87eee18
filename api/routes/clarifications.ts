import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { personOf } from '../caller.ts';
import { cancelClarification, clarify } from '../commands/clarify.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { IdParams, IssueParams, Nothing, Refinement } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { Clarification } from '../schemas/readiness.ts';

/** Questions about an issue: the wish to ask them, and the end of waiting for their answers. */
export const clarificationRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const ask = {
    from: 'person',
    least: 'member',
    subject: 'issue',
    command: 'change',
    changes: 'asked',
    byHand: true,
  } as const;
  const withhold = {
    from: 'person',
    least: 'viewer',
    subject: 'refinement',
    command: 'withhold',
    changes: 'asked',
  } as const;

  app.post(
    '/issues/:id/clarifications',
    {
      schema: {
        operationId: 'askQuestions',
        summary:
          'Opens a refinement that asks what the work item lacks, or answers with the open one',
        params: IssueParams,
        body: Nothing,
        response: {
          200: Refinement,
          202: Refinement,
          ...problems(ask, 'quota_exceeded', 'clarification_waiting', 'refinement_elsewhere'),
        },
      },
      config: { door: ask },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) => clarify(tx, personOf(request), at)),
  );

  app.post(
    '/clarifications/:id/cancellation',
    {
      schema: {
        operationId: 'cancelClarification',
        summary: 'Ends waiting for answers; the id is that of the refinement that asked',
        params: IdParams,
        body: Nothing,
        response: {
          200: Clarification,
          ...problems(withhold, 'clarification_not_found', 'clarification_closed'),
        },
      },
      config: { door: withhold },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        cancelClarification(tx, personOf(request), request.params.id, at),
      ),
  );
};
