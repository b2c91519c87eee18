import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listDecisions } from '../../db/decisions.ts';
import { getPlan } from '../../db/plans.ts';
import { policyOfPlan } from '../../db/policies.ts';
import { getRefinement } from '../../db/refinements.ts';
import { personOf } from '../caller.ts';
import { decideRows, dispatchRows, revokeRows } from '../commands/decide-rows.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { requireOtherEnds } from '../plugins/jira-linked.ts';
import {
  Decision,
  DecisionReply,
  Dispatch,
  IdParams,
  Plan,
  Revocation,
} from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { readUndoSide } from '../undo-side.ts';
import { formerOf } from '../views/former.ts';
import { lastDecider, planView } from '../views/plan.ts';
import { receiptsOf } from '../views/receipts.ts';

/** A plan and what people decide about it. */
export const planRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const plan = { from: 'person', least: 'viewer', subject: 'plan' } as const;
  const look = { ...plan, changes: 'shown' } as const;
  const planned = { ...plan, changes: 'planned' } as const;
  const change = { ...planned, least: 'member', command: 'change', byHand: true } as const;
  const withhold = { ...planned, command: 'withhold' } as const;
  const settled = ['refinement_closed', 'plan_final', 'plan_expired', 'seal_mismatch'] as const;

  app.get(
    '/plans/:id',
    {
      schema: {
        operationId: 'getPlan',
        summary: 'A plan with its literal operations',
        params: IdParams,
        response: { 200: Plan, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = personOf(request);
      const { tenantId, accountId, person } = caller;
      const { id } = request.params;
      const view = await deps.withTenant(tenantId, async (tx) => {
        const [plan, decisions, policy] = await Promise.all([
          getPlan(tx, id),
          listDecisions(tx, id),
          policyOfPlan(tx, id),
        ]);
        const [refinement, former, receipts] = await Promise.all([
          getRefinement(tx, plan.refinementId),
          formerOf(tx, plan),
          receiptsOf(tx, plan),
        ]);
        const decidedBy = lastDecider(decisions, accountId);
        const side = await readUndoSide(tx, plan, refinement, { person, at: deps.clock() });
        const eyes = { accountId, decisions, policy, decidedBy, former, side, receipts };
        return planView(plan, refinement, person, eyes);
      });
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.post(
    '/plans/:id/decisions',
    {
      schema: {
        operationId: 'decidePlan',
        summary: 'One verdict for each row that is named',
        params: IdParams,
        body: Decision,
        response: {
          200: DecisionReply,
          ...problems(
            change,
            ...settled,
            'row_unknown',
            'row_digest_mismatch',
            'row_already_decided',
            'row_needs_own_decision',
            'proposer_excluded',
            'not_a_reviewer',
            'role_unreadable',
          ),
        },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const caller = personOf(request);
      const { id } = request.params;
      await requireOtherEnds(deps, caller, id, request.body);
      return await runCommand(deps, request, reply, (tx, at) =>
        decideRows(tx, caller, id, request.body, at),
      );
    },
  );

  app.post(
    '/plans/:id/dispatch',
    {
      schema: {
        operationId: 'dispatchPlan',
        summary: 'Releases what is approved and leaves the rest open',
        params: IdParams,
        body: Dispatch,
        response: { 200: DecisionReply, ...problems(change, ...settled, 'nothing_to_dispatch') },
      },
      config: { door: change },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        dispatchRows(tx, personOf(request), request.params.id, request.body.seal, at),
      ),
  );

  app.post(
    '/plans/:id/revocation',
    {
      schema: {
        operationId: 'revokeApprovals',
        summary: 'Takes approvals back that were not sent',
        params: IdParams,
        body: Revocation,
        response: {
          200: DecisionReply,
          ...problems(withhold, 'refinement_closed', 'row_unknown', 'nothing_to_revoke'),
        },
      },
      config: { door: withhold },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, (tx, at) =>
        revokeRows(tx, personOf(request), request.params.id, request.body.rowIds, at),
      ),
  );
};
