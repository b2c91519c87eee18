import { lockPlan, outcomeOf, saveReminder, saveRows } from '../db/plans.ts';
import { release } from '../db/quotas.ts';
import type { AuditInput } from '../db/tenant-tx.ts';
import { cancelRows } from '../domain/decide.ts';
import { isUnsettled } from '../domain/states.ts';
import type { CloseInput, NextStep, PlanStepInput } from './activities.ts';
import { quotaOf } from './analysing.ts';
import { announce } from './announcing.ts';
import type { ActivityDeps } from './deps.ts';
import { planDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { claim, close, move, owesLook, planNext, waitState } from './projection.ts';

/** How waits end: reminders, expiry, cancelling and giving up. */
export function createEnding(deps: ActivityDeps) {
  const { withTenant, clock } = deps;
  return {
    /** Idempotent: a plan is reminded of once. */
    async remindApprovers(input: PlanStepInput): Promise<NextStep> {
      const at = clock();
      return await withTenant(input.tenantId, async (tx) => {
        const refinement = await claim(tx, input);
        const plan = await lockPlan(tx, input.planId);
        const next = planNext(plan, refinement);
        if (next.next !== 'wait' || plan.remindedAt) return next;
        await Promise.all([
          saveReminder(tx, plan.id, at),
          announce(deps, tx, 'reminded', plan, at),
        ]);
        const reminded = { ...plan, remindedAt: at };
        await move(tx, input, { step: 'reminded', at, dueAt: planDue(reminded) });
        tx.audit(
          ownEntry({
            at,
            action: 'plan.reminded',
            subject: { kind: 'plan', id: plan.id },
            data: { stage: 1 },
          }),
        );
        return { next: 'wait', wait: waitState(reminded, refinement) };
      });
    },

    /** Idempotent. Under the plan's lock: a decision that was faster keeps its rows. */
    async expirePlan(input: PlanStepInput): Promise<NextStep> {
      const at = clock();
      return await withTenant(input.tenantId, async (tx) => {
        const refinement = await claim(tx, input);
        const locked = await lockPlan(tx, input.planId);
        const late = locked.rows.filter(({ state }) => state === 'open' || state === 'approved');
        const plan = await saveRows(tx, locked, {
          rows: late.map(({ id }) => ({
            id,
            state: 'expired' as const,
            problem: { code: 'plan_expired' },
          })),
        });
        tx.audit(
          ownEntry({
            at,
            action: 'plan.expired',
            subject: { kind: 'plan', id: plan.id },
            data: { rows: late.length },
          }),
        );
        if (late.length > 0) await announce(deps, tx, 'expired', plan, at);
        const next = planNext(plan, refinement);
        return next.next === 'verify' && !owesLook(plan, refinement)
          ? await close(tx, input, { outcome: await outcomeOf(tx, plan), at, planId: plan.id })
          : next;
      });
    },

    /** Idempotent: closing twice is one closing. Rows on their way are settled first, and what was written is looked at. */
    async closeRefinement(input: CloseInput): Promise<NextStep> {
      const at = clock();
      return await withTenant(input.tenantId, async (tx) => {
        const refinement = await claim(tx, input);
        if (refinement.outcome !== null) return { next: 'closed', outcome: refinement.outcome };
        const { outcome, problem } = input;
        if (problem) tx.audit(gaveUp(input, problem, at));
        if (refinement.planId === null) {
          const closed = await close(tx, input, { outcome, problem, at });
          await release(tx, quotaOf(input), at);
          return closed;
        }
        const locked = await lockPlan(tx, refinement.planId);
        const plan = await saveRows(tx, locked, { rows: cancelRows(locked).moves });
        // Giving up does not wait: whatever is still on its way stays answerable as it is.
        const unsettled = plan.rows.some(
          ({ state }) => isUnsettled(state) && state !== 'uncertain',
        );
        if (outcome !== 'failed' && (unsettled || owesLook(plan, refinement)))
          return planNext(plan, refinement);
        // What stands in Jira is part of the outcome, however the run ended.
        const reached = await outcomeOf(tx, plan);
        const wrote = reached === 'applied' || reached === 'partly_applied';
        const final = outcome === 'failed' && !wrote ? 'failed' : reached;
        return await close(tx, input, { outcome: final, problem, at, planId: plan.id });
      });
    },
  };
}

/** The run's last word, where something ended it that no retry could mend. */
function gaveUp({ refinementId }: CloseInput, problem: string, at: Date): AuditInput {
  return ownEntry({
    at,
    action: 'activity.gave_up',
    outcome: 'gave_up',
    subject: { kind: 'refinement', id: refinementId },
    data: { code: problem },
  });
}
