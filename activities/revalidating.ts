import { type NewClarification, saveQuestions } from '../db/clarifications.ts';
import { findModelDrafts } from '../db/model-drafts.ts';
import { getPlan, lockPlan, outcomeOf, type StoredPlan, saveRows } from '../db/plans.ts';
import { findMode } from '../db/project-modes.ts';
import { listRejectedIdeas } from '../db/rejections.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { lockTenantForShare } from '../db/tenants.ts';
import { hasAppToken, saveUnseen } from '../db/token-waits.ts';
import { listLeftUndone, saveUndoConflicts } from '../db/undo.ts';
import { modeStop } from '../db/write-stops.ts';
import { gaveWay } from '../domain/difference.ts';
import { defaultWish } from '../domain/drafts/wish.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { Base, BaseField, NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { ProposedQuestion } from '../domain/model/questions.ts';
import { baseOf } from '../domain/normalise/base.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { askingRules, type Report } from '../domain/report.ts';
import type { UndoConflict } from '../domain/undo/conflict.ts';
import type { ProjectMode } from '../domain/views.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import { draftQuestions } from './clarifying/asking.ts';
import type { ActivityDeps } from './deps.ts';
import { draftRows, lookForRows, type RowGround } from './drafted-rows.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt, storeJudgement } from './judging.ts';
import { type PlanContext, planOf, policyForNewPlan, storePlan } from './new-plan.ts';
import { claim, close, planNext } from './projection.ts';
import { type Access, appAccess, readWholeIssue, refusing, type WholeIssue } from './reading.ts';
import { isRestoring, restoringRowsAgain } from './restoring.ts';
import { draftUndo } from './undo/draft-undo.ts';
import { movedOf, sameEffect, unsent } from './unsent.ts';

/** Rows of the next round, before they are a plan. */
interface Redraft {
  context: PlanContext;
  rows: PlanRow[];
  base: Base;
  rejectedBefore: number;
  /** What an undo leaves as it is. */
  conflicts?: UndoConflict[];
  /** What a plan asks. */
  clarification?: NewClarification;
}

/** What a plan gives way to, and why. */
interface Replacing {
  next: Redraft | null;
  moved: BaseField[];
  /** Where the issue is now: the policy and the mode of that project count. */
  projectId: string;
  mode: ProjectMode;
}

export function createRevalidating(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  /** What a plan that puts a description back can still put back. */
  const restoreAgain = async (
    tenantId: Uuid,
    plan: StoredPlan,
    issue: NormalIssue,
    access: Access,
  ): Promise<Redraft> => {
    const context = { refinementId: plan.refinementId, round: plan.round + 1, issue };
    const rows = await refusing(deps, tenantId, access, () =>
      restoringRowsAgain(deps, access, plan),
    );
    return { context, rows, base: baseOf(issue), rejectedBefore: 0 };
  };

  /** What is to be asked now. */
  const askAgain = (
    plan: StoredPlan,
    whole: WholeIssue & { proposed: readonly ProposedQuestion[] },
    report: Report,
  ): Redraft => {
    const { issue } = whole;
    const context = { refinementId: plan.refinementId, round: plan.round + 1, issue };
    const asking = draftQuestions(context, { ...whole, report, origin: deps.writing.origin });
    return { context, base: baseOf(issue), rejectedBefore: 0, ...asking };
  };

  /** What an undo can take back now. */
  const undoAgain = async (
    plan: StoredPlan,
    {
      issue,
      access,
      ...input
    }: { issue: NormalIssue; access: Access; undoOf: Uuid } & RefinementRef,
  ): Promise<Redraft> => {
    const round = plan.round + 1;
    const rejected = await withTenant(input.tenantId, (tx) =>
      listLeftUndone(tx, plan.refinementId),
    );
    const leave = new Set(rejected);
    const { rows, conflicts } = await draftUndo(deps, { ...input, round, leave }, access);
    const context = { refinementId: plan.refinementId, round, issue };
    return { context, rows, base: baseOf(issue), rejectedBefore: 0, conflicts };
  };

  const keep = async (tx: TenantTx, input: PlanStepInput, plan: StoredPlan): Promise<NextStep> => {
    const at = clock();
    tx.audit(
      ownEntry({
        at,
        action: 'plan.kept',
        subject: { kind: 'plan', id: plan.id },
        data: { round: plan.round },
      }),
    );
    await claim(tx, input);
    await saveUnseen(tx, input, false);
    return planNext(plan, { unseen: false });
  };

  /** Rows that nobody sent give way to the next round, or to nothing. */
  const replace = async (
    tx: TenantTx,
    input: PlanStepInput,
    plan: StoredPlan,
    { next: redraft, moved, projectId, mode }: Replacing,
  ): Promise<NextStep> => {
    const at = clock();
    const policy = await policyForNewPlan(tx, projectId);
    // Whoever moved the issue to where nothing is proposed ended the proposal.
    const stop = moved.includes('project') ? modeStop(mode) : null;
    const next =
      redraft && redraft.rows.length > 0 && stop === null
        ? planOf(input.tenantId, redraft.context, redraft.rows, { policy, at })
        : null;
    const given = unsent(plan);
    const cleared = await saveRows(tx, plan, {
      rows: given.map(({ id }) => ({ id, state: 'cleared' as const, problem: gaveWay(moved) })),
    });
    const entry = { at, subject: { kind: 'plan', id: plan.id } };
    if (!redraft || !next) {
      tx.audit(ownEntry({ ...entry, action: 'plan.cleared', data: { rows: given.length } }));
      return await close(tx, input, {
        outcome: await outcomeOf(tx, cleared),
        ...(stop ? { problem: stop } : {}),
        at,
        planId: plan.id,
      });
    }
    tx.audit(
      ownEntry({
        ...entry,
        action: 'plan.replaced',
        data: { by: next.id, round: next.round, rows: next.rows.length, seal: next.seal },
      }),
    );
    const { proposedBy } = plan;
    const { rejectedBefore } = redraft;
    const made = { projectId, proposedBy, at, policy, rejectedBefore };
    return await storePlan(deps, tx, input, next, made);
  };

  /** Without a token of the app the change is remembered until one comes. Null: one has come. */
  const putOff = (input: PlanStepInput, planId: Uuid): Promise<NextStep | null> =>
    withTenant(input.tenantId, async (tx) => {
      await claim(tx, input);
      if (await hasAppToken(tx, clock())) return null;
      const plan = await lockPlan(tx, planId);
      await saveUnseen(tx, input, true);
      return planNext(plan, { unseen: true });
    });

  /** Null: a token came, or somebody decided or edited while Jira was read, and what was drafted knows nothing of it. */
  const attempt = async (input: PlanStepInput): Promise<NextStep | null> => {
    const { tenantId } = input;
    const { plan, unseen, undoOf, asks, drafts, wish } = await withTenant(tenantId, async (tx) => {
      const [refinement, ofModel] = await Promise.all([
        claim(tx, input),
        findModelDrafts(tx, input.refinementId),
      ]);
      const found = await getPlan(tx, refinement.planId ?? input.planId);
      // What puts a description back is no part of an undo, also where an undo made it needed.
      const isUndo = found.rows.some(({ undoes }) => undoes !== undefined);
      return {
        plan: found,
        unseen: refinement.unseen,
        undoOf: isUndo ? refinement.undoOf : null,
        asks: refinement.reason === 'clarification',
        drafts: ofModel ?? { subtasks: [], questions: [] },
        wish: refinement.wish ?? defaultWish,
      };
    });
    const now = planNext(plan, { unseen });
    if (now.next !== 'wait') return now;
    const access = await appAccess(deps, tenantId);
    if (!access) return await putOff(input, plan.id);
    try {
      const readAt = clock();
      const whole = await readWholeIssue(deps, tenantId, plan.issue.id, access);
      const { issue } = whole;
      const judgement = await judgeIssueAt(deps, tenantId, whole, readAt);
      const isOld = undoOf === null && movedOf(plan, issue).length > 0;
      const restoring =
        isOld && isRestoring(plan) ? await restoreAgain(tenantId, plan, issue, access) : null;
      const proposed = drafts.subtasks;
      const wanting = { ...whole, asked: askingRules(judgement.report), proposed, wish };
      const isDrafted = isOld && !restoring && !asks;
      const ground = isDrafted ? await lookForRows(deps, access, wanting) : null;
      const asking =
        isOld && asks
          ? askAgain(plan, { ...whole, proposed: drafts.questions }, judgement.report)
          : null;
      // What an undo takes back shows little in the issue itself: it is looked at again in any case.
      const undo =
        undoOf === null ? null : await undoAgain(plan, { ...input, issue, access, undoOf });
      return await withTenant(tenantId, async (tx) => {
        // The tenant comes before the plan, as everywhere.
        await lockTenantForShare(tx);
        const locked = await lockPlan(tx, plan.id);
        // A decision was faster: what it released goes out or is stopped by the check before sending.
        const next = planNext(locked, { unseen });
        if (next.next !== 'wait') return next;
        if (!isAsRead(locked, plan)) return null;
        const mode = await findMode(tx, issue.projectId);
        if (mode !== 'off') await storeJudgement(tx, issue, judgement, readAt);
        const redraft =
          undo ?? restoring ?? asking ?? (ground && (await draftAgain(tx, plan, ground)));
        const moved = movedOf(locked, issue);
        const isStale = undo !== null || moved.length > 0;
        const step =
          isStale && !sameEffect(locked, redraft)
            ? await replace(tx, input, locked, {
                next: redraft,
                moved,
                mode,
                projectId: issue.projectId,
              })
            : await keep(tx, input, locked);
        if (asking?.clarification && step.next === 'wait')
          await saveQuestions(tx, asking.clarification, clock());
        if (undo?.conflicts) await saveUndoConflicts(tx, input.refinementId, undo.conflicts);
        return step;
      });
    } catch (error) {
      if (isReadygateError(error, 'waiting_for_token')) return await putOff(input, plan.id);
      if (isReadygateError(error, 'issue_unreadable')) return now;
      throw error;
    }
  };

  return {
    /**
     * Idempotent: a plan that was replaced or cleared before is found so. `kept` when what would be
     * written is the same and no field that an unsent row depends on moved. Without a token of the app it is put off.
     */
    async revalidatePlan(input: PlanStepInput): Promise<NextStep> {
      for (;;) {
        const step = await attempt(input);
        if (step) return step;
      }
    },
  };
}

/** Nobody said anything of the plan, or changed it, since it was read. */
function isAsRead({ seal, rows }: StoredPlan, read: StoredPlan): boolean {
  return seal === read.seal && rows.every(({ state }, at) => state === read.rows[at]?.state);
}

/** What the issue asks for now, but for what people rejected until now; null when nothing is left. */
async function draftAgain(
  tx: TenantTx,
  { refinementId, round }: StoredPlan,
  ground: RowGround,
): Promise<Redraft | null> {
  const { issue } = ground;
  const context = { refinementId, round: round + 1, issue };
  const rejected = await listRejectedIdeas(tx, refinementId);
  const { rows, rejectedBefore } = draftRows(ground, context, rejected);
  return rows.length === 0 ? null : { context, rows, base: baseOf(issue), rejectedBefore };
}
