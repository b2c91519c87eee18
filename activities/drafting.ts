import { findModelDrafts } from '../db/model-drafts.ts';
import { getPlan } from '../db/plans.ts';
import { listRejectedIdeas } from '../db/rejections.ts';
import { defaultWish } from '../domain/drafts/wish.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { askingRules } from '../domain/report.ts';
import type { NextStep } from './activities.ts';
import { waitForAppToken } from './analysing.ts';
import { planQuestions } from './clarifying/asking.ts';
import type { ActivityDeps } from './deps.ts';
import { draftRows, lookForRows } from './drafted-rows.ts';
import { judgeIssueAt } from './judging.ts';
import { insertNewPlan } from './new-plan.ts';
import { heldUntil } from './noise.ts';
import { claim, close, planNext } from './projection.ts';
import { type Access, appAccess, readWholeIssue } from './reading.ts';
import { planUndo } from './undo/plan-undo.ts';

/** Why nothing is proposed; no code where the issue asks for nothing. */
interface Nothing {
  problem?: string;
  freeAt?: Date;
}

export function createDrafting(deps: ActivityDeps) {
  const { withTenant } = deps;

  const look = (ref: RefinementRef, at: Date) =>
    withTenant(ref.tenantId, async (tx) => {
      const [refinement, rejected, drafts] = await Promise.all([
        claim(tx, ref),
        listRejectedIdeas(tx, ref.refinementId),
        findModelDrafts(tx, ref.refinementId),
      ]);
      const plan = refinement.planId && (await getPlan(tx, refinement.planId));
      // One refinement of an issue is open: nothing is proposed for it beside this one.
      const freeAt = refinement.outcome || plan ? null : await heldUntil(tx, refinement, at);
      return { refinement, rejected, drafts, plan, freeAt };
    });

  const nothing = (ref: RefinementRef, why: Nothing, at: Date) =>
    withTenant(ref.tenantId, (tx) => close(tx, ref, { outcome: 'nothing_to_propose', ...why, at }));

  /** Reads the issue, and proposes what the wish asks for or what an undo takes back. */
  const propose = async (
    ref: RefinementRef,
    { refinement, rejected, drafts }: Awaited<ReturnType<typeof look>>,
    access: Access,
    at: Date,
  ): Promise<NextStep> => {
    const { refinementId, tenantId } = ref;
    const { issueId, requestedBy, undoOf, wish, reason } = refinement;
    const whole = await readWholeIssue(deps, tenantId, issueId, access);
    const { issue } = whole;
    const made = { proposedBy: requestedBy, at };
    if (undoOf !== null) return await planUndo(deps, ref, { issue, access, undoOf, ...made });
    if (reason === 'clarification') {
      const proposed = drafts?.questions ?? [];
      return await planQuestions(deps, ref, { ...whole, proposed, access }, made);
    }
    const asked = askingRules((await judgeIssueAt(deps, tenantId, whole, at)).report);
    const proposed = drafts?.subtasks ?? [];
    const wanting = { ...whole, asked, proposed, wish: wish ?? defaultWish };
    const ground = await lookForRows(deps, access, wanting, rejected);
    const context = { refinementId, round: 1, issue };
    const { rows, rejectedBefore, problem } = draftRows(ground, context, rejected);
    if (rows.length === 0) return await nothing(ref, problem ? { problem } : {}, at);
    return await withTenant(tenantId, (tx) =>
      insertNewPlan(deps, tx, ref, { context, rows, made: { ...made, rejectedBefore } }),
    );
  };

  return {
    /** Idempotent: a plan that is there already is gone on from, whatever the issue says by now. */
    async draftPlan(ref: RefinementRef): Promise<NextStep> {
      const at = deps.clock();
      const found = await look(ref, at);
      const { refinement, plan, freeAt } = found;
      if (refinement.outcome !== null) return { next: 'closed', outcome: refinement.outcome };
      if (plan) return planNext(plan, refinement);
      if (freeAt) return await nothing(ref, { problem: 'noise_budget', freeAt }, at);
      const access = await appAccess(deps, ref.tenantId);
      if (!access) return await waitForAppToken(deps, ref, 'draft', at);
      try {
        return await propose(ref, found, access, at);
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
