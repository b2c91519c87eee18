import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { accountOf, personOf } from '../caller.ts';
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
            'jira_rate_limited',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) => {
      const { operation } = request.body;
      const description = await descriptionFor(deps, request, operation);
      return runCommand(deps, request, reply, (tx, at) =>
        editPlanRow(tx, personOf(request), request.params.id, { ...request.body, description }, at),
      );
    },
  );
};

/** The description as the person sees it, where other words are put into it. */
async function descriptionFor(
  { jira }: ApiDeps,
  request: FastifyRequest,
  operation: unknown,
): Promise<unknown> {
  if ((operation as { kind?: unknown } | null)?.kind !== 'insertSections') return undefined;
  const { apiBaseUrl, userToken } = accountOf(request);
  const { person } = personOf(request);
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  const { fields } = await jira.getIssue(auth, person.issue.id, ['description']);
  return fields?.description;
}
