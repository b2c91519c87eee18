import { fail, failIfRead, numberParam, pass, type Rule } from '../rule.ts';

/** The description says enough to start from. */
export const descriptionPresent: Rule = {
  id: 'description.present',
  about: {
    en: 'The description, with the fields for acceptance criteria, has at least fifteen words.',
    de: 'Die Beschreibung hat, zusammen mit den Feldern für Akzeptanzkriterien, mindestens fünfzehn Wörter.',
    fr: 'La description, avec les champs des critères d’acceptation, compte au moins quinze mots.',
    es: 'La descripción, junto con los campos de criterios de aceptación, tiene al menos quince palabras.',
  },
  cost: 3,
  reads: ['description', 'acceptanceCriteria'],
  finding: {
    en: {
      title: 'Description too short',
      advice: 'Say what is wanted and why, in at least fifteen words.',
    },
    de: {
      title: 'Beschreibung zu kurz',
      advice: 'Sagen Sie in mindestens fünfzehn Wörtern, was gewünscht ist und warum.',
    },
    fr: {
      title: 'Description trop courte',
      advice: 'Dites ce qui est souhaité et pourquoi, en quinze mots au moins.',
    },
    es: {
      title: 'Descripción demasiado corta',
      advice: 'Di qué se quiere y por qué, en quince palabras como mínimo.',
    },
  },
  question: {
    en: 'What exactly is wanted, for whom, and why?',
    de: 'Was genau ist gewünscht, für wen und warum?',
    fr: 'Que faut-il exactement, pour qui et pourquoi ?',
    es: '¿Qué se quiere exactamente, para quién y por qué?',
  },
  evaluate({ tokens, issue }, params) {
    const words = tokens.filter(({ field }) => field.key !== 'summary').length;
    const fewest = numberParam(params, 'fewest', 15);
    return words >= fewest ? pass() : failIfRead(issue.texts, fail([], { words, fewest }));
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description:
          'The key that signs our mail expires in March. Make a new one, publish it in DNS, and switch after two days.',
      },
    ],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'See mail.' }],
  },
};
