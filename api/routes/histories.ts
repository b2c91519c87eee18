import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { accountsBehind, type EntryPosition } from '../../db/audit-list.ts';
import { listDecisions } from '../../db/decisions.ts';
import { listIssueEntries, listRefinements, type PastRefinement } from '../../db/issue-history.ts';
import { getPlan } from '../../db/plans.ts';
import { policyOfPlan } from '../../db/policies.ts';
import { listReceipts } from '../../db/receipts.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { HistoryAction } from '../../domain/history.ts';
import type {
  IssueEntryView,
  IssueHistoryView,
  PastRefinementsView,
  PastRefinementView,
} from '../../domain/views.ts';
import { readPosition, writePosition } from '../audit/position.ts';
import { accountOf, personOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { findNames } from '../plugins/jira-names.ts';
import { IdParams, IssueParams } from '../schemas/common.ts';
import { HistoryQuery, IssueHistory, PastRefinements, People } from '../schemas/history.ts';
import { problems } from '../schemas/problems.ts';
import { formerOf } from '../views/former.ts';
import { scoreOf } from '../views/refinement.ts';

/** Entries on one page. */
const pageSize = 50;
/** Of an issue there are seldom more; older ones stand in the audit chain. */
const mostRefinements = 50;

/** What happened to one work item, and who the people are: for whoever may see it in Jira. */
export const historyRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const ofIssue = { from: 'person', least: 'viewer', subject: 'issue' } as const;
  const ofPlan = { from: 'person', least: 'viewer', subject: 'plan' } as const;

  app.get(
    '/issues/:id/refinements',
    {
      schema: {
        operationId: 'listRefinements',
        summary: 'What was proposed for a work item and what became of it, newest first',
        params: IssueParams,
        response: { 200: PastRefinements, ...problems(ofIssue) },
      },
      config: { door: ofIssue },
    },
    async (request, reply) => {
      const caller = accountOf(request);
      const { issue } = personOf(request).person;
      const past = await deps.withTenant(caller.tenantId, (tx) =>
        listRefinements(tx, issue.id, mostRefinements),
      );
      const asked = past.map(({ requestedBy }) => requestedBy);
      const people = await findNames(deps.jira, caller, asked);
      const view: PastRefinementsView = { refinements: past.map(pastView), people };
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.get(
    '/issues/:id/history',
    {
      schema: {
        operationId: 'getIssueHistory',
        summary: 'What the audit chain holds about a work item, newest first',
        params: IssueParams,
        querystring: HistoryQuery,
        response: { 200: IssueHistory, ...problems(ofIssue, 'invalid_request') },
      },
      config: { door: ofIssue },
    },
    async (request, reply) => {
      const caller = accountOf(request);
      const { issue } = personOf(request).person;
      const { cursor = null } = request.query;
      const asked = { ...caller, list: 'history', question: issue.id } as const;
      const below = cursor === null ? null : await readPosition(deps.withTenant, asked, cursor);
      const entries = await deps.withTenant(caller.tenantId, (tx) =>
        entriesOf(tx, issue.id, below),
      );
      const last = entries.length === pageSize ? entries.at(-1) : undefined;
      const people = await findNames(
        deps.jira,
        caller,
        entries.flatMap(({ by }) => by ?? []),
      );
      const nextCursor = last ? await writePosition(deps.withTenant, asked, last) : null;
      const view: IssueHistoryView = { entries, people, nextCursor };
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.get(
    '/plans/:id/people',
    {
      schema: {
        operationId: 'getPlanPeople',
        summary: 'How Jira names those whom a plan names by account',
        params: IdParams,
        response: { 200: People, ...problems(ofPlan) },
      },
      config: { door: ofPlan },
    },
    async (request, reply) => {
      const caller = accountOf(request);
      const accounts = await deps.withTenant(caller.tenantId, (tx) =>
        accountsOf(tx, request.params.id),
      );
      const people = await findNames(deps.jira, caller, accounts);
      return sendWithEtag(request, reply, 200, { people });
    },
  );
};

async function entriesOf(
  tx: TenantTx,
  issueId: string,
  below: EntryPosition | null,
): Promise<IssueEntryView[]> {
  const chained = await listIssueEntries(tx, issueId, { below, limit: pageSize });
  const accounts = await accountsBehind(
    tx,
    chained.map(({ seq }) => seq),
  );
  return chained.map(({ seq, body }) => {
    const { at, action, outcome, actor } = JSON.parse(body) as AuditEntry & {
      action: HistoryAction;
    };
    return { seq, at, action, outcome, actor: actor.kind, by: accounts.get(seq) ?? null };
  });
}

/** Who proposed, decided, wrote, or is named by the policy. */
async function accountsOf(tx: TenantTx, planId: string): Promise<string[]> {
  const [plan, decisions, policy, receipts] = await Promise.all([
    getPlan(tx, planId),
    listDecisions(tx, planId),
    policyOfPlan(tx, planId),
    listReceipts(tx, planId),
  ]);
  const former = await formerOf(tx, plan);
  return [
    plan.proposedBy,
    ...[...decisions, ...(former?.decisions ?? [])].map(({ accountId }) => accountId),
    ...Object.values(policy.tiers).flatMap(({ approvers }) => approvers?.accounts ?? []),
    ...[...receipts.values()].flatMap(({ accountId }) => accountId ?? []),
  ];
}

function pastView(past: PastRefinement): PastRefinementView {
  const { refinementId: id, reason, step, outcome, planId, undoOf, proposed, done } = past;
  return {
    id,
    reason,
    step,
    outcome,
    planId,
    undoOf,
    by: past.requestedBy,
    requestedAt: past.requestedAt.toISOString(),
    closedAt: past.closedAt?.toISOString() ?? null,
    changes: { proposed, done },
    before: scoreOf(past.scoreBefore, past.statusBefore),
    after: scoreOf(past.scoreAfter, past.statusAfter),
  };
}
