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
  finding: {
    en: { title: 'Vague words', advice: 'Say what the marked words mean here.' },
    de: { title: 'Vage Wörter', advice: 'Sagen Sie, was die markierten Wörter hier bedeuten.' },
    fr: { title: 'Des mots vagues', advice: 'Dites ce que les mots signalés veulent dire ici.' },
    es: { title: 'Palabras vagas', advice: 'Di qué significan aquí las palabras marcadas.' },
  },
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
