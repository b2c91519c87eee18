import type { Language } from './issue.ts';
import { readSummary } from './normalise/fields.ts';
import type { Operation } from './operation.ts';
import { adfPlainText } from './operations/adf.ts';
import type { Tier } from './plan.ts';
import { findRisks } from './readiness/risk-areas.ts';
import { readSentences } from './readiness/tokens.ts';

/** The risk tier of words: `medium` where they name an area in which a mistake is dear. */
export function tierOfWords(words: string, language: Language): Tier {
  const tokens = readSentences([readSummary(words)]).flatMap((sentence) => sentence.tokens);
  return findRisks({ issue: { language }, tokens }).length > 0 ? 'medium' : 'low';
}

const order: readonly Tier[] = ['low', 'medium', 'high'];

/**
 * The tier of a row whose words a person set: that of its new words, in whatever language, and never below
 * the one it had: who takes the words out still decides on the same change.
 */
export function tierOfEdited(before: Tier, worded: Operation): Tier {
  const now = tierOfWords(wordsOf(worded), 'unknown');
  return order.indexOf(now) > order.indexOf(before) ? now : before;
}

/** The words of what drafts class by their words; of a comment they say nothing. */
function wordsOf(operation: Operation): string {
  switch (operation.kind) {
    case 'createSubtask': {
      const { summary, description } = operation.fields;
      return `${summary}\n${description ? adfPlainText(description) : ''}`;
    }
    case 'insertSections': {
      const content = operation.insertions.flatMap(({ nodes }) => nodes);
      return adfPlainText({ version: 1, type: 'doc', content });
    }
    default:
      return '';
  }
}
