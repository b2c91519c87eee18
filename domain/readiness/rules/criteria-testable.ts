import { findCriteria } from '../criteria.ts';
import { fail, notApplicable, pass, type Rule, spanOf } from '../rule.ts';
import { findPhrases } from '../tokens.ts';
import { vagueWords } from '../vague-words.ts';

/** Criteria can be checked. */
export const criteriaTestable: Rule = {
  id: 'criteria.testable',
  about:
    'No acceptance criterion rests on a word that nobody can check, such as "fast" or "properly".',
  kinds: ['story', 'task', 'epic', 'other'],
  languages: ['en', 'unknown'],
  cost: 2,
  evaluate({ sections, tokens }) {
    const criteria = findCriteria(sections);
    if (criteria.length === 0) return notApplicable;
    const inside = tokens.filter(({ field, start }) =>
      criteria.some(
        ({ span }) => span.field === field.key && start >= span.start && start < span.end,
      ),
    );
    const vague = findPhrases(inside, vagueWords);
    return vague.length === 0
      ? pass()
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
