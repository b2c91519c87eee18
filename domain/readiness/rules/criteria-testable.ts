import { findCriteria } from '../criteria.ts';
import { fail, failIfRead, notApplicable, passIfRead, type Rule, spanOf } from '../rule.ts';
import { findPhrases } from '../tokens.ts';
import { vagueWords } from '../vague-words.ts';
import { within } from '../within.ts';

/** Criteria can be checked. */
export const criteriaTestable: Rule = {
  id: 'criteria.testable',
  about:
    'No acceptance criterion rests on a word that nobody can check, such as "fast" or "properly".',
  kinds: ['story', 'task', 'epic', 'other'],
  languages: ['en', 'unknown'],
  cost: 2,
  finding: {
    en: {
      title: 'Criteria that cannot be checked',
      advice: 'Replace the marked words by something that can be measured or seen.',
    },
    de: {
      title: 'Kriterien, die niemand prüfen kann',
      advice: 'Ersetzen Sie die markierten Wörter durch etwas, das man messen oder sehen kann.',
    },
    fr: {
      title: 'Des critères invérifiables',
      advice: 'Remplacez les mots signalés par quelque chose que l’on peut mesurer ou voir.',
    },
    es: {
      title: 'Criterios que no se pueden comprobar',
      advice: 'Sustituye las palabras marcadas por algo que se pueda medir o ver.',
    },
  },
  evaluate({ sections, tokens, issue }) {
    const criteria = findCriteria(sections);
    if (criteria.length === 0) return failIfRead(issue.texts, notApplicable);
    const fields = new Map(
      issue.texts.map(({ key }) => [
        key,
        within(criteria.map(({ span }) => span).filter(({ field }) => field === key)),
      ]),
    );
    const inside = tokens.filter(({ field, start }) => fields.get(field.key)?.(start));
    const vague = findPhrases(inside, vagueWords);
    return vague.length === 0
      ? passIfRead(issue.texts)
      : fail(vague.map(({ field, start, end }) => spanOf(field, start, end)));
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Search',
        description: 'Acceptance criteria:\n- The first ten hits are shown within 300 ms',
      },
    ],
    fail: [
      {
        type: 'Story',
        summary: 'Search',
        description: 'Acceptance criteria:\n- The search is fast\n- Errors are handled properly',
      },
    ],
  },
};
