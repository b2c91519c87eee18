import type { StoredPlan } from '../../db/plans.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { isUnsettled } from '../../domain/states.ts';
import type { RefinementView } from '../../domain/views.ts';

/** Where a refinement stands, as the screen shows it. */
export function refinementView(
  refinement: StoredRefinement,
  plan: StoredPlan | null,
  issueKey: string,
): RefinementView {
  const { refinementId, issueId, reason, step, outcome, planId, undoOf, problem } = refinement;
  return {
    id: refinementId,
    issue: { id: issueId, key: issueKey },
    reason,
    step,
    outcome,
    planId,
    undoOf,
    progress: plan ? progressOf(plan) : null,
    before: scoreOf(refinement.scoreBefore, refinement.statusBefore),
    after: scoreOf(refinement.scoreAfter, refinement.statusAfter),
    problem: problem ?? (outcome === null ? heldBy(plan) : null),
    requestedAt: refinement.requestedAt.toISOString(),
    changedAt: refinement.changedAt.toISOString(),
  };
}

/** Why released rows wait; the rows say it, and it goes when they go on. */
function heldBy(plan: StoredPlan | null): RefinementView['problem'] {
  const code = plan?.rows.find(({ state }) => state === 'released')?.problem?.code;
  return code === undefined ? null : { code };
}

function progressOf({ rows }: StoredPlan): NonNullable<RefinementView['progress']> {
  const approved = rows.filter(
    ({ state }) => isUnsettled(state) || ['done', 'failed', 'conflict', 'skipped'].includes(state),
  );
  return {
    total: approved.length,
    done: approved.filter(({ state }) => state === 'done').length,
    unsettled: approved.filter(({ state }) => isUnsettled(state)).length,
  };
}

/** A score with its status; null before there is one. */
export function scoreOf(
  score: number | null,
  status: StoredRefinement['statusBefore'],
): RefinementView['before'] {
  return score === null || status === null ? null : { score, status };
}
