import { storyPart } from '../story/story-part.ts';

/** A story says what it is good for. */
export const storyBenefit = storyPart({
  part: 'benefit',
  id: 'story.benefit',
  about: {
    en: 'A story says what it is good for: "so that I need not type it again".',
    de: 'Eine Story sagt, wozu sie gut ist: „damit ich sie nicht wieder eintippen muss“.',
    fr: 'Une story dit à quoi elle sert : « afin de ne pas la ressaisir ».',
    es: 'Una historia dice para qué sirve: «para no tener que escribirla otra vez».',
  },
  cost: 2,
  finding: {
    en: { title: 'A story without its reason', advice: 'Add what it is good for: "so that …".' },
    de: { title: 'Eine Story ohne Grund', advice: 'Ergänzen Sie, wozu es gut ist: „damit …“.' },
    fr: { title: 'Une story sans raison', advice: 'Ajoutez à quoi cela sert : « afin de … ».' },
    es: { title: 'Una historia sin motivo', advice: 'Añade para qué sirve: «para …».' },
  },
  question: {
    en: 'What is this wanted for[: {words}]?',
    de: 'Wozu wird das gewünscht[: {words}]?',
    fr: 'Pourquoi est-ce souhaité[ : {words}] ?',
    es: '¿Para qué se quiere esto[: {words}]?',
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'As a buyer, I want to save my card so that I need not type it again.',
      },
      {
        type: 'Story',
        summary: 'Tarjetas guardadas',
        description: 'Como compradora quiero guardar mi tarjeta para pagar más rápido.',
      },
    ],
    fail: [
      { type: 'Story', summary: 'Saved cards', description: 'As a buyer, I want to save my card.' },
    ],
  },
});
