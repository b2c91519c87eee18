import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findLatestClarification } from '../../db/clarifications.ts';
import { ensureIssue, findIssue, findTargets, type StoredIssue } from '../../db/issues.ts';
import { enqueueUnlessAsked } from '../../db/outbox.ts';
import { readOverrides } from '../../db/overrides.ts';
import { findPlan } from '../../db/plans.ts';
import { findMode } from '../../db/project-modes.ts';
import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { reachedBy } from '../../db/quotas.ts';
import { findAnnotations, getReport } from '../../db/reports.ts';
import { findRulesDigest, rulesInForce } from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { outOfDate, standsOut } from '../../domain/readiness/out-of-date.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import type { ReadinessView } from '../../domain/views.ts';
import { startJudgeIssue } from '../../workflows/judge-issue.ts';
import { type Caller, type PersonInJira, personOf } from '../caller.ts';
import { propose, wishOf } from '../commands/propose.ts';
import { runCommand } from '../commands/run-command.ts';
import { defaultPack } from '../default-pack.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { IssueParams, ProposeRequest, Refinement } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { Readiness } from '../schemas/readiness.ts';
import { clarificationView } from '../views/clarification.ts';
import { overridesView } from '../views/overrides.ts';
import { refinementView } from '../views/refinement.ts';
import { annotationsView, reportView } from '../views/report.ts';

/** Milliseconds until a judgement that did not come is asked for again. */
const judgeWithin = 60_000;

/** What stands about an issue, and the wish to refine it. */
export const issueRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', least: 'viewer', subject: 'issue' } as const;
  const change = {
    ...look,
    least: 'member',
    command: 'change',
    changes: 'wished',
    byHand: true,
  } as const;

  app.get(
    '/issues/:id/readiness',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'The stored report; 202 while a judgement is on its way',
        params: IssueParams,
        response: { 200: Readiness, 202: Readiness, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = personOf(request);
      const view = await deps.withTenant(caller.tenantId, (tx) =>
        readinessOf(tx, caller, {
          language: readerLanguage(request.headers['accept-language']),
          shipped: defaultPack(deps.packs).pack,
          at: request.startedAt,
        }),
      );
      return sendWithEtag(request, reply, view.judging ? 202 : 200, view);
    },
  );

  app.post(
    '/issues/:id/refinements',
    {
      schema: {
        operationId: 'proposeChanges',
        summary: 'Opens a refinement, or answers with the open one',
        params: IssueParams,
        body: ProposeRequest,
        response: { 200: Refinement, 202: Refinement, ...problems(change, 'quota_exceeded') },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const wish = wishOf(deps, request.body);
      return runCommand(deps, request, reply, (tx, at) => propose(tx, personOf(request), wish, at));
    },
  );
};

/** Reading never asks for approval; it only sees to it that a judgement is on its way. */
async function readinessOf(
  tx: TenantTx,
  caller: Caller & { person: PersonInJira },
  { language, shipped, at }: { language: ReaderLanguage; shipped: Pack; at: Date },
): Promise<ReadinessView> {
  const { issue } = caller.person;
  const [stored, targets, overrides, rulesDigest, mode, clarification] = await Promise.all([
    findIssue(tx, issue.id),
    findTargets(tx, issue.id),
    readOverrides(tx, issue.id),
    findRulesDigest(tx, issue.projectId),
    findMode(tx, issue.projectId),
    findLatestClarification(tx, issue.id),
  ]);
  const [report, annotations] = stored?.reportId
    ? await Promise.all([getReport(tx, stored.reportId), findAnnotations(tx, stored.reportId)])
    : [null, null];
  const rules = rulesDigest === null ? null : await rulesInForce(tx, issue.projectId);
  const pack = rules?.pack ?? shipped;
  const inForce = rulesDigest ?? shipped.digest;
  const leftOut = stored && standsOut(stored, inForce);
  const reasons =
    stored && report
      ? outOfDate(stored, {
          content: null,
          pack: inForce,
          overrides,
          day: at.toISOString().slice(0, 10),
        })
      : [];
  // A project that is off is neither judged nor read.
  const wanted = mode !== 'off' && !leftOut && (report === null || reasons.length > 0);
  const putOff = wanted ? await whyPutOff(tx, caller, at) : null;
  const judging = wanted && putOff === null;
  if (judging) await askToJudge(tx, issue, stored, at);
  const { refinement } = caller;
  const plan = refinement?.planId ? await findPlan(tx, refinement.planId) : null;
  return {
    issue: { id: issue.id, key: issue.key },
    mode,
    judging,
    ...(putOff ? { putOff } : {}),
    ...(leftOut ? { leftOut } : {}),
    stale: reasons.length > 0,
    outOfDate: reasons,
    judgedAt: stored?.judgedAt?.toISOString() ?? null,
    report: report ? reportView(report, pack, language) : null,
    ...(annotations ? { annotations: annotationsView(annotations) } : {}),
    ...overridesView(overrides, targets, { pack, language }),
    refinement: refinement ? refinementView(refinement, plan, issue.key) : null,
    ...(clarification ? { clarification: clarificationView(clarification) } : {}),
  };
}

/**
 * Why no judgement is asked for though one is wanted; null: nothing stands against it. What is stored is
 * shown all the same, and a look after the quota began anew asks.
 */
async function whyPutOff(
  tx: TenantTx,
  { standing, accountId }: Caller,
  at: Date,
): Promise<ReadinessView['putOff'] | null> {
  if (standing.access === 'lapsed') return { code: 'licence_inactive', until: null };
  const reached = await reachedBy(tx, 'judgements', { amount: 1, at });
  if (!reached) return null;
  await noteQuotaDenial(tx, reached, { at, accountId });
  return { code: 'quota_exceeded', until: reached.resetsAt };
}

/** Screens poll: a judgement is asked for once, and again when the issue changed after that. */
async function askToJudge(
  tx: TenantTx,
  { id: issueId, key: issueKey, projectId }: PersonInJira['issue'],
  stored: StoredIssue | null,
  at: Date,
): Promise<void> {
  // An edit that comes while it is judged for the first time is marked: there is something to mark.
  if (!stored) await ensureIssue(tx, { issueId, issueKey, projectId });
  const changed = stored?.staleSince?.getTime() ?? 0;
  const since = new Date(Math.max(at.getTime() - judgeWithin, changed));
  const asked = startJudgeIssue({ tenantId: tx.tenantId, issueId, projectId });
  await enqueueUnlessAsked(tx, asked, { at, since });
}
