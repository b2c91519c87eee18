import { findModelDrafts } from '../db/model-drafts.ts';
import { getPlan } from '../db/plans.ts';
import { listRejectedIdeas } from '../db/rejections.ts';
import { defaultWish } from '../domain/drafts/wish.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { askingRules } from '../domain/report.ts';
import type { NextStep } from './activities.ts';
import { waitForAppToken } from './analysing.ts';
import type { ActivityDeps } from './deps.ts';
import { draftRows, lookForRows } from './drafted-rows.ts';
import { judgeIssueAt } from './judging.ts';
import { insertNewPlan } from './new-plan.ts';
import { claim, close, planNext } from './projection.ts';
import { appAccess, readWholeIssue } from './reading.ts';
import { planUndo } from './undo/plan-undo.ts';

export function createDrafting(deps: ActivityDeps) {
  const { withTenant } = deps;
  return {
    /** Idempotent: a plan that is there already is gone on from, whatever the issue says by now. */
    async draftPlan(ref: RefinementRef): Promise<NextStep> {
      const at = deps.clock();
      const {
        refinement,
        rejected,
        proposed,
        plan: known,
      } = await withTenant(ref.tenantId, async (tx) => {
        const [found, ideas, drafts] = await Promise.all([
          claim(tx, ref),
          listRejectedIdeas(tx, ref.refinementId),
          findModelDrafts(tx, ref.refinementId),
        ]);
        const plan = found.planId && (await getPlan(tx, found.planId));
        return { refinement: found, rejected: ideas, proposed: drafts ?? [], plan };
      });
      if (refinement.outcome !== null) return { next: 'closed', outcome: refinement.outcome };
      if (known) return planNext(known);
      const access = await appAccess(deps, ref.tenantId);
      if (!access) return await waitForAppToken(deps, ref, 'draft', at);
      const nothing = (problem: string | null) =>
        withTenant(ref.tenantId, (tx) =>
          close(tx, ref, { outcome: 'nothing_to_propose', ...(problem ? { problem } : {}), at }),
        );
      try {
        const { issueId } = refinement;
        const whole = await readWholeIssue(deps, ref.tenantId, issueId, access);
        const { issue } = whole;
        const made = { proposedBy: refinement.requestedBy, at };
        if (refinement.undoOf !== null)
          return await planUndo(deps, ref, { issue, access, undoOf: refinement.undoOf, ...made });
        const asked = askingRules((await judgeIssueAt(deps, ref.tenantId, issue, at)).report);
        const wanting = { ...whole, asked, proposed, wish: refinement.wish ?? defaultWish };
        const ground = await lookForRows(deps, access, wanting, rejected);
        const context = { refinementId: ref.refinementId, round: 1, issue };
        const { rows, rejectedBefore } = draftRows(ground, context, rejected);
        if (rows.length === 0)
          return await nothing(ground.problem ?? (rejectedBefore > 0 ? 'rejected_before' : null));
        const wanted = { ...made, rejectedBefore };
        return await withTenant(ref.tenantId, (tx) =>
          insertNewPlan(deps, tx, ref, { context, rows, made: wanted }),
        );
      } catch (error) {
        if (isReadygateError(error, 'waiting_for_token'))
          return await waitForAppToken(deps, ref, 'draft', at);
        if (!isReadygateError(error, 'issue_unreadable')) throw error;
        return await withTenant(ref.tenantId, (tx) =>
          close(tx, ref, { outcome: 'failed', problem: 'issue_unreadable', at }),
        );
      }
    },
  };
}
