import { countedNouns, type SentenceInput } from '../../../../../domain/sentence.ts';
import { t } from '../language/translate.ts';

/** The one complete sentence above the rows, in the reader's language; the API makes the same one in English. */
export function approvalText({ issueKey, name, operations }: SentenceInput): string {
  if (operations.length === 0) return t('changes.sentence.none');
  const parts = countedNouns(operations).map(({ noun, count }) =>
    t(`changes.noun.${noun}`, { count, key: issueKey }),
  );
  return t('changes.sentence', { count: operations.length, name, parts: parts.join(', ') });
}
