import { wordingRule } from '../wording-rule.ts';

/** Words that leave open how much, how often or when. */
export const wordingAmbiguous = wordingRule({
  kind: 'ambiguous',
  about: {
    en: 'It does without adverbs and adjectives that leave open how much, how often or when, such as "usually" or "properly".',
    de: 'Es kommt ohne Adverbien und Adjektive aus, die offenlassen, wie viel, wie oft oder wann, wie „normalerweise“ oder „ordentlich“.',
    fr: 'Le texte évite les adverbes et adjectifs qui laissent ouvert combien, à quelle fréquence ou quand, comme « généralement » ou « correctement ».',
    es: 'El texto evita adverbios y adjetivos que dejan abierto cuánto, con qué frecuencia o cuándo, como «normalmente» o «correctamente».',
  },
  finding: {
    en: { title: 'Ambiguous words', advice: 'Say how much, how often or by when.' },
    de: { title: 'Mehrdeutige Wörter', advice: 'Sagen Sie, wie viel, wie oft oder bis wann.' },
    fr: { title: 'Des mots ambigus', advice: 'Dites combien, à quelle fréquence ou pour quand.' },
    es: { title: 'Palabras ambiguas', advice: 'Di cuánto, con qué frecuencia o para cuándo.' },
  },
  question: {
    en: 'How much, how often or by when is meant by {words}?',
    de: 'Wie viel, wie oft oder bis wann ist mit {words} gemeint?',
    fr: 'Combien, à quelle fréquence ou pour quand : que veut dire {words} ?',
    es: '¿Cuánto, con qué frecuencia o para cuándo: qué quiere decir {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Mail on delivery',
        description:
          'The mail leaves within a minute after the parcel was scanned, at least 2 times a day.',
      },
      {
        type: 'Task',
        summary: 'Mail bei Lieferung',
        description: 'Die Mail geht innerhalb einer Minute nach dem Scan des Pakets raus.',
      },
      {
        type: 'Task',
        summary: 'Message de livraison',
        description: 'Le message part dans la minute après la lecture du colis.',
      },
      {
        type: 'Task',
        summary: 'Mensaje de entrega',
        description: 'El mensaje sale en el minuto en que se lee el paquete.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Mail on delivery',
        description:
          'The mail usually leaves soon after the parcel was scanned and is handled properly.',
      },
      {
        type: 'Task',
        summary: 'Mail bei Lieferung',
        description: 'Die Mail soll zeitnah nach dem Scan und normalerweise nur einmal kommen.',
      },
      {
        type: 'Task',
        summary: 'Message de livraison',
        description:
          'Le message part généralement peu après la lecture du colis, très souvent le soir.',
      },
      {
        type: 'Task',
        summary: 'Mensaje de entrega',
        description: 'El mensaje sale normalmente en breve y casi siempre por la tarde.',
      },
    ],
  },
});
