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
