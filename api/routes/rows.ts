import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getPlan } from '../../db/plans.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Choice } from '../../domain/resolve.ts';
import { personOf } from '../caller.ts';
import { resolveRow } from '../commands/resolve-row.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { requireOtherEnds } from '../plugins/jira-linked.ts';
import { findWritten, type Written } from '../plugins/jira-written.ts';
import { problems } from '../schemas/problems.ts';
import { ResolutionBody, ResolutionReply, RowParams } from '../schemas/resolution.ts';

/** What people say of rows that no machine goes on with. */
export const rowRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  // Saying how something ended is possible in every mode; the command looks at the mode of the others.
  const door = {
    from: 'person',
    least: 'viewer',
    subject: 'plan',
    command: 'withhold',
    changes: 'planned',
  } as const;

  app.post(
    '/plans/:id/rows/:rowId/resolution',
    {
      schema: {
        operationId: 'resolveRow',
        summary: 'Answers for a row of unknown outcome, or opens one that was not written',
        params: RowParams,
        body: ResolutionBody,
        response: {
          200: ResolutionReply,
          ...problems(
            door,
            'row_unknown',
            'row_not_answerable',
            'written_elsewhere',
            'refinement_elsewhere',
            'not_a_reviewer',
            'role_unreadable',
            'proposer_excluded',
            'approvals_missing',
            'plan_expired',
            'project_off',
            'observe_only',
          ),
        },
      },
      config: { door },
    },
    async (request, reply) => {
      const { id, rowId } = request.params;
      const { choice, key } = request.body;
      requireKey(choice, key);
      // An approval as any other.
      if (choice === 'write_again')
        await requireOtherEnds(deps, personOf(request), id, {
          rows: [{ rowId, verdict: 'approve' }],
        });
      const written = key === undefined ? null : await look(personOf(request), id, rowId, key);
      return await runCommand(deps, request, reply, (tx, at) =>
        resolveRow(tx, personOf(request), id, { rowId, choice, written }, at),
      );
    },
  );

  /** With the person's own token, before the transaction: what they do not see they cannot name. */
  const look = async (
    { tenantId, apiBaseUrl, userToken }: ReturnType<typeof personOf>,
    planId: string,
    rowId: string,
    key: string,
  ): Promise<Written> => {
    if (userToken === null) throw new ReadygateError('user_token_missing');
    const { rows } = await deps.withTenant(tenantId, (tx) => getPlan(tx, planId));
    const row = rows.find((one) => one.id === rowId);
    if (!row) throw new ReadygateError('row_unknown');
    const auth = { baseUrl: apiBaseUrl, token: userToken };
    const written = await findWritten(deps.jira, auth, row, key);
    if (rows.some(({ id, result }) => id !== rowId && result?.id === written.id))
      throw new ReadygateError('written_elsewhere', { path: '/key' });
    return written;
  };
};

/** @throws {ReadygateError} invalid_request unless a thing is named exactly where one is */
function requireKey(choice: Choice, key: string | undefined): void {
  if ((choice === 'it_is') === (key !== undefined)) return;
  throw new ReadygateError('invalid_request', {
    path: '/key',
    expected: 'a key with "it_is", and none with anything else',
  });
}
