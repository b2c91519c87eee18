import type { Because } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { changeLabel } from './label.ts';

/** Why a change is proposed; the only words in it that are not ours are those of the work item. */
export function whyText({ code, words, questions = 1, of }: Because): string {
  if (code === 'model' && words === null) return t('changes.why.modelAlone');
  return t(`changes.why.${code}`, {
    words: words ?? '',
    questions,
    change: of ? changeLabel(of) : '',
  });
}
