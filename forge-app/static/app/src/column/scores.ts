import type { RefinementView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';

/**
 * What writing did to the score: "48 → 81, ready", and the same for ears, to which an arrow says nothing.
 * Null until it was judged again.
 */
export function scoresText({
  before,
  after,
}: Pick<RefinementView, 'before' | 'after'>): { shown: string; spoken: string } | null {
  if (!before || !after) return null;
  if (before.score === after.score) {
    const same = t('receipt.scoreSame', { after: after.score });
    return { shown: same, spoken: same };
  }
  const status = t(`column.status.${after.status}`);
  const values = { before: before.score, after: after.score, status };
  return {
    shown: t('column.beforeAfter', values),
    spoken: t('column.beforeAfterSpoken', values),
  };
}
