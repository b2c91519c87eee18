import { isKey, t } from '../language/translate.ts';

/** Why a change was not made, or not yet. */
export function problemText(code: string): string {
  const key = `receipt.rowProblem.${code}`;
  return isKey(key) ? t(key) : t('receipt.rowProblem.other', { code });
}
