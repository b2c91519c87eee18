import { isKey, t } from '../../language/translate.ts';

/** The words of a kind of usage; one that came later is shown by its code. */
export function kindText(kind: string): string {
  const key = `usage.kind.${kind}`;
  return isKey(key) ? t(key) : kind;
}
