import { partRule } from '../bug/part-rule.ts';

export const bugObserved = partRule({
  id: 'bug.observed',
  about:
    'A bug says what happens now, in a sentence: a stack trace, a log or code alone does not tell what a person saw.',
  part: 'observed',
  cost: 2,
  finding: {
    en: { title: 'Observed behaviour missing', advice: 'Add one sentence on what happens now.' },
    de: {
      title: 'Beobachtetes Verhalten fehlt',
      advice: 'Ergänzen Sie einen Satz dazu, was jetzt geschieht.',
    },
    fr: {
      title: 'Comportement constaté absent',
      advice: 'Ajoutez une phrase sur ce qui se passe aujourd’hui.',
    },
    es: {
      title: 'Falta el comportamiento observado',
      advice: 'Añade una frase sobre lo que ocurre ahora.',
    },
  },
  question: {
    en: 'What exactly happens now?',
    de: 'Was genau geschieht jetzt?',
    fr: 'Que se passe-t-il exactement aujourd’hui ?',
    es: '¿Qué ocurre exactamente ahora?',
  },
  examples: {
    pass: [
      { type: 'Bug', summary: 'Cart loses items', description: 'After login the cart is empty.' },
    ],
    fail: [
      {
        type: 'Bug',
        summary: 'Cart after login',
        description: 'Please look at the cart after login.',
      },
    ],
  },
});
