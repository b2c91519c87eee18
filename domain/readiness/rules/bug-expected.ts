import { partRule } from '../bug/part-rule.ts';

export const bugExpected = partRule({
  id: 'bug.expected',
  about: {
    en: 'A bug says what should have happened, in a sentence or below a title such as “Expected results”.',
    de: 'Ein Fehlerbericht sagt, was hätte geschehen sollen, in einem Satz oder unter einer Überschrift wie „Erwartetes Ergebnis“.',
    fr: 'Un bogue dit ce qui aurait dû se passer, en une phrase ou sous un titre comme « Résultat attendu ».',
    es: 'Un error dice qué debería haber pasado, en una frase o bajo un título como «Resultado esperado».',
  },
  part: 'expected',
  cost: 2,
  finding: {
    en: {
      title: 'Expected behaviour missing',
      advice: 'Add one sentence on what should have happened.',
    },
    de: {
      title: 'Erwartetes Verhalten fehlt',
      advice: 'Ergänzen Sie einen Satz dazu, was hätte geschehen sollen.',
    },
    fr: {
      title: 'Comportement attendu absent',
      advice: 'Ajoutez une phrase sur ce qui aurait dû se passer.',
    },
    es: {
      title: 'Falta el comportamiento esperado',
      advice: 'Añade una frase sobre lo que debería haber ocurrido.',
    },
  },
  question: {
    en: 'What should have happened instead?',
    de: 'Was hätte stattdessen geschehen sollen?',
    fr: 'Qu’aurait-il dû se passer à la place ?',
    es: '¿Qué debería haber ocurrido en su lugar?',
  },
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'The cart is empty after login. The book should still be in it.',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
});
