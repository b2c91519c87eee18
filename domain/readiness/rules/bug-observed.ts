import { partRule } from '../bug/part-rule.ts';

export const bugObserved = partRule({
  id: 'bug.observed',
  about: {
    en: 'A bug says what happens now, in a sentence: a stack trace, a log or code alone does not tell what a person saw.',
    de: 'Ein Fehlerbericht sagt in einem Satz, was jetzt geschieht: Ein Stacktrace, ein Log oder Code allein sagt nicht, was jemand gesehen hat.',
    fr: 'Un bogue dit en une phrase ce qui se passe : une trace, un journal ou du code seuls ne disent pas ce que quelqu’un a vu.',
    es: 'Un error dice en una frase qué pasa ahora: una traza, un registro o el código solos no cuentan lo que vio alguien.',
  },
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
