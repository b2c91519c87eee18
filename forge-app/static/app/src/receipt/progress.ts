import { t } from '../language/translate.ts';

/** How far writing is. */
export function writingText({ done, total }: { done: number; total: number }): string {
  return total > 0 ? t('receipt.writingCount', { done, total }) : t('receipt.writing');
}
