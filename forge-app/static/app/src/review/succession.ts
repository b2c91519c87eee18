import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';

/**
 * The refinement of a plan, where it says more than the plan: how it ended, or which plan stands in place of
 * one whose rows gave way. Null before.
 */
export function refinementToRead({ refinement, rows }: PlanView): Uuid | null {
  const gaveWay = rows.some(({ state }) => state === 'cleared');
  return refinement.outcome !== null || gaveWay ? refinement.id : null;
}

/** The plan that stands now in place of the one that is shown; null where none does. */
export function successor(plan: PlanView | null, refinement: RefinementView | null): Uuid | null {
  if (!plan || refinement?.id !== plan.refinement.id) return null;
  return refinement.planId === plan.id ? null : refinement.planId;
}
