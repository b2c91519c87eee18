import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';
import { findPhrases } from '../tokens.ts';
import { vagueWords } from '../vague-words.ts';

/** Words that everybody reads in another way. */
export const wordingVague: Rule = {
  id: 'wording.vague',
  about:
    'It does without words that everybody reads in another way, such as "easy" or "as needed".',
  languages: ['en'],
  cost: 1,
  evaluate({ tokens, issue }) {
    const found = findPhrases(tokens, vagueWords);
    return found.length === 0
      ? passIfRead(issue.texts)
      : fail(
          found.map(({ field, start, end }) => spanOf(field, start, end)),
          { places: found.length },
        );
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description:
          'The key that signs our mail expires in March. Make a new one and publish it in DNS.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Speed up search',
        description:
          'The search should be fast and user friendly for all the customers of the shop.',
      },
    ],
  },
};
