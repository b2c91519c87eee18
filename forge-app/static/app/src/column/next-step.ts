import type { Uuid } from '../../../../../domain/json.ts';
import type { ReadinessView, RefinementView } from '../../../../../domain/views.ts';

/** What stands below the verdict. */
export type NextStep =
  | { kind: 'observe' }
  | { kind: 'propose'; last: RefinementView | null }
  | { kind: 'working'; step: 'requested' | 'analysing' | 'drafting' }
  | { kind: 'review'; planId: Uuid; reminded: boolean }
  | { kind: 'token'; planId: Uuid | null }
  | { kind: 'writing'; planId: Uuid | null; verifying: boolean };

/** What a person can do or wait for, from what stands about the issue and from nothing else. */
export function nextStep({ mode, refinement }: ReadinessView): NextStep {
  const open = refinement?.outcome === null ? refinement : null;
  if (!open)
    return mode === 'propose' ? { kind: 'propose', last: refinement } : { kind: 'observe' };
  const { planId, step } = open;
  switch (step) {
    case 'requested':
    case 'analysing':
    case 'drafting':
      return { kind: 'working', step };
    case 'waiting':
    case 'reminded':
      return planId === null
        ? { kind: 'working', step: 'drafting' }
        : { kind: 'review', planId, reminded: step === 'reminded' };
    case 'waiting_for_token':
      return { kind: 'token', planId };
    default:
      return { kind: 'writing', planId, verifying: step === 'verifying' };
  }
}

/**
 * The plan whose rows are shown: the one that is open, else that of a receipt. An undo that could take
 * nothing back made none: the one that it was about says what stays.
 */
export function shownPlan({ refinement }: ReadinessView): Uuid | null {
  if (!refinement) return null;
  const { planId, undoOf, outcome } = refinement;
  return planId ?? (outcome === null ? null : undoOf);
}
