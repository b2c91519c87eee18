import { t } from '../language/translate.ts';

/**
 * What a version says otherwise than the one before, line by line: "from → to". All of it where nothing was set
 * before, or where the lines are others.
 */
export function changedLines(now: readonly string[], before: readonly string[] | null): string[] {
  if (!before || before.length !== now.length) return [...now];
  const changed = now.flatMap((to, index) => {
    const from = before[index] ?? '';
    return from === to ? [] : [t('shared.history.change', { from, to })];
  });
  return changed.length === 0 ? [...now] : changed;
}
