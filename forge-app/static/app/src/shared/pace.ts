import type { PlanView, ReadinessView, RefinementView } from '../../../../../domain/views.ts';
import { isRefusedForGood, type Problem } from './problem.ts';

/** Milliseconds until the next look: while something moves by itself, and while people decide. */
const moving = 1000;
const waiting = 5000;
/** Looks without any change after which the pace slackens, and the slowest pace. */
const patience = 30;
const slow = 10_000;
/** While judging is put off: it goes on after hours or days, and a panel may stay open that long. */
const putOffFor = 60_000;

/** When to look at an issue again; null once nothing changes by itself. */
export function readinessPace(view: ReadinessView): number | null {
  const { judging, putOff, refinement, mode } = view;
  if (mode === 'off') return null;
  if (refinement && refinement.outcome === null) return refinementPace(refinement);
  if (judging) return moving;
  return putOff ? putOffFor : null;
}

/** When to look at a refinement again; null once it is closed. */
export function refinementPace({
  step,
  outcome,
}: Pick<RefinementView, 'step' | 'outcome'>): number | null {
  if (outcome !== null) return null;
  return step === 'waiting' || step === 'reminded' || step === 'waiting_for_token'
    ? waiting
    : moving;
}

/** When to look at a plan again; null once its refinement is closed. */
export function planPace({ refinement }: PlanView): number | null {
  return refinementPace(refinement);
}

/** Milliseconds until the next look after a first one that failed, and after many. */
const afterFailure = 4000;
const longAfterFailure = 60_000;

/** When to look again after so many looks that failed in turn; null where asking again cannot help. */
export function failurePace(problem: Problem, failed: number): number | null {
  return isRefusedForGood(problem)
    ? null
    : Math.min(afterFailure * 2 ** (failed - 1), longAfterFailure);
}

/** The pace after so many looks that saw nothing new. */
export function slackened(pace: number, unchanged: number): number {
  return unchanged < patience ? pace : Math.max(pace, slow);
}
