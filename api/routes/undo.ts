import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { personOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { undoPlan } from '../commands/undo.ts';
import type { ApiDeps } from '../deps.ts';
import { IdParams, Nothing, Refinement } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';

/** Asks for a plan that takes back what another one wrote. */
export const undoRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const door = {
    from: 'person',
    least: 'member',
    subject: 'plan',
    command: 'change',
    changes: 'undone',
    byHand: true,
  } as const;

  app.post(
    '/plans/:id/undo',
    {
      schema: {
        operationId: 'undoPlan',
        summary: 'Opens an undo of what the plan wrote, or names the open one',
        params: IdParams,
        body: Nothing,
        response: {
          200: Refinement,
          202: Refinement,
          ...problems(
            door,
            'plan_unsettled',
            'nothing_to_undo',
            'undo_too_late',
            'refinement_elsewhere',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        undoPlan(tx, personOf(request), request.params.id, at),
      ),
  );
};
