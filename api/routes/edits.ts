import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { personOf } from '../caller.ts';
import { editPlanRow } from '../commands/edit-row.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { DecisionReply, Edit, IdParams } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';

/** Other words for what a plan proposes. */
export const editRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const door = {
    from: 'person',
    least: 'member',
    subject: 'plan',
    command: 'change',
    changes: 'planned',
    byHand: true,
  } as const;

  app.post(
    '/plans/:id/edits',
    {
      schema: {
        operationId: 'editRow',
        summary: 'Words a row anew; approves nothing',
        params: IdParams,
        body: Edit,
        response: {
          200: DecisionReply,
          ...problems(
            door,
            'refinement_closed',
            'plan_final',
            'plan_expired',
            'seal_mismatch',
            'row_unknown',
            'row_not_editable',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        editPlanRow(tx, personOf(request), request.params.id, request.body, at),
      ),
  );
};
