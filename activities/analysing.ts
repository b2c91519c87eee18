import { noteDenial } from '../db/model-denials.ts';
import { findHindrance } from '../db/model-switches.ts';
import { getPlan } from '../db/plans.ts';
import { release, type Subject, settle } from '../db/quotas.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { NormalIssue } from '../domain/issue.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import type { NextStep } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt, judgementData, storeJudgement } from './judging.ts';
import { claim, close, move, planNext } from './projection.ts';
import { appAccess, readWholeIssue } from './reading.ts';

/** Hours that an analysis waits for a live app token. */
const tokenPatience = 24;

/** What was reserved when a refinement was asked for. */
export const quotaOf = ({ refinementId }: RefinementRef): Subject => ({
  kind: 'refinements',
  id: refinementId,
});

/** The step that waits for a token of the app. */
export async function waitForAppToken(
  { withTenant }: ActivityDeps,
  ref: RefinementRef,
  resume: 'analyse' | 'draft',
  at: Date,
): Promise<NextStep> {
  const until = new Date(at.getTime() + tokenPatience * 3_600_000).toISOString();
  await withTenant(ref.tenantId, (tx) =>
    move(tx, ref, { step: 'waiting_for_token', at, dueAt: waitDue(until) }),
  );
  return { next: 'token', resume, until };
}

/** Whether a model may be asked. Where a stop alone forbids it, the site's chain says so. */
async function mayAnnotate(
  tx: TenantTx,
  { id: issueId, projectId }: NormalIssue,
  at: Date,
): Promise<boolean> {
  const hindrance = await findHindrance(tx, projectId);
  if (hindrance?.denial.code === 'model_stopped')
    await noteDenial(tx, { ...hindrance, issueId, at });
  return hindrance === null;
}

export function createAnalysing(deps: ActivityDeps) {
  const { withTenant } = deps;
  return {
    /** Idempotent: what a former run reached is found and gone on from. */
    async analyseIssue(ref: RefinementRef): Promise<NextStep> {
      const at = deps.clock();
      const { refinement, plan } = await withTenant(ref.tenantId, async (tx) => {
        const found = await claim(tx, ref);
        if (found.outcome === null && found.planId === null)
          await move(tx, ref, { step: 'analysing', at, dueAt: stepDue(at) });
        return {
          refinement: found,
          plan: found.planId === null ? null : await getPlan(tx, found.planId),
        };
      });
      if (refinement.outcome !== null) return { next: 'closed', outcome: refinement.outcome };
      if (plan) return planNext(plan, refinement);
      const access = await appAccess(deps, ref.tenantId);
      if (!access) return await waitForAppToken(deps, ref, 'analyse', at);
      try {
        const read = await readWholeIssue(deps, ref.tenantId, refinement.issueId, access);
        const { issue } = read;
        const judgement = await judgeIssueAt(deps, ref.tenantId, read, at);
        const { report } = judgement;
        const asks = await withTenant(ref.tenantId, async (tx) => {
          const score = { scoreBefore: report.score, statusBefore: report.status };
          await move(tx, ref, { step: 'drafting', at, dueAt: stepDue(at), ...score });
          await storeJudgement(tx, issue, judgement, at);
          tx.audit(
            ownEntry({
              at,
              action: 'issue.judged',
              subject: { kind: 'issue', id: refinement.issueId },
              data: judgementData(report),
            }),
          );
          // Taking back is never held back, so that it is not counted either.
          if (refinement.undoOf === null) await settle(tx, quotaOf(ref), { amount: 1, at });
          // An undo holds nothing that a model could say anything of.
          return refinement.undoOf === null && (await mayAnnotate(tx, issue, at));
        });
        return { next: asks ? 'annotate' : 'draft' };
      } catch (error) {
        if (isReadygateError(error, 'waiting_for_token'))
          return await waitForAppToken(deps, ref, 'analyse', at);
        if (!isReadygateError(error, 'issue_unreadable')) throw error;
        return await withTenant(ref.tenantId, async (tx) => {
          const closed = await close(tx, ref, {
            outcome: 'failed',
            problem: 'issue_unreadable',
            at,
          });
          await release(tx, quotaOf(ref), at);
          return closed;
        });
      }
    },
  };
}
