import { bugPart } from '../bug-parts.ts';

export const bugObserved = bugPart({
  id: 'bug.observed',
  about: 'A bug says what happens now.',
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
  title: /actual|observed|current behaviou?r|what happens/i,
  words:
    /\b(actual(?:ly)?|observed?|noticed|seeing|currently|fail(?:s|ed|ing|ure|ures)?|errors?|exceptions?|crash(?:es|ed|ing)?|hangs?|hanging|breaks?|broken|wrong(?:ly)?|incorrect(?:ly)?|invalid|missing|empty|lost|loses?|leak(?:s|ed|ing)?|unable|never|no longer|still|stuck|slow|flaky|duplicated?|deadlock|vulnerab\w*|CVE-\d+|(?:is|are|was|were|does|do|did|has|have)(?: not|n't)|is being|not \w+(?:ing|ed)|cannot|can ?not|can't|won't|throws?|thrown|returns?|shows?|got|gets?|timed? ?out|caus(?:es|ed|ing)|results? in|leads? to|instead of|nothing happens)\b/i,
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
