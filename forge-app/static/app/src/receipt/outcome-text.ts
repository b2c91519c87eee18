import type { PlanView, RefinementView, UntakenView } from '../../../../../domain/views.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';

/** How a refinement ended; empty while it goes on. */
export function outcomeText({ outcome, progress, undoOf, problem }: RefinementView): string {
  if (outcome === null) return '';
  const freeAt = problem?.details?.freeAt;
  if (freeAt) return t('receipt.freeAgain', { at: moment(freeAt) });
  if (outcome === 'cleared' && problem) return t('receipt.outcome.movedAway');
  const kind = undoOf === null ? 'outcome' : 'undoOutcome';
  return t(`receipt.${kind}.${outcome}`, { done: progress?.done ?? 0 });
}

/** How much of what was written was taken back since. */
export function undoneText(undone: number, done: number): string {
  return undone === done ? t('receipt.undoneAll') : t('receipt.undone', { undone });
}

/** An undo that could take nothing back has no plan: the plan that it was about says what stays. */
export function keptBy(
  { id }: RefinementView,
  { undo, undoing }: PlanView,
): readonly UntakenView[] {
  if (undo) return undo.conflicts;
  return undoing?.last?.id === id ? undoing.last.conflicts : [];
}
