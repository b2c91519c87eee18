import { partRule } from '../bug/part-rule.ts';

export const bugSteps = partRule({
  id: 'bug.steps',
  about: {
    en: 'A bug says what a person does to see it: a list of steps, or in words what was clicked, opened or run.',
    de: 'Ein Fehlerbericht sagt, was man tut, um den Fehler zu sehen: als Liste von Schritten oder in Worten, was geklickt, geöffnet oder gestartet wurde.',
    fr: 'Un bogue dit ce qu’il faut faire pour le voir : une liste d’étapes, ou en mots ce qui a été cliqué, ouvert ou lancé.',
    es: 'Un error dice qué hay que hacer para verlo: una lista de pasos, o en palabras qué se pulsó, abrió o ejecutó.',
  },
  part: 'steps',
  cost: 3,
  finding: {
    en: {
      title: 'No steps to reproduce',
      advice: 'List the steps that show it, from a state that everybody can reach.',
    },
    de: {
      title: 'Keine Schritte zum Nachstellen',
      advice:
        'Listen Sie die Schritte auf, die es zeigen, von einem Zustand aus, den alle erreichen können.',
    },
    fr: {
      title: 'Pas d’étapes pour reproduire',
      advice:
        'Listez les étapes qui le montrent, à partir d’un état que tout le monde peut atteindre.',
    },
    es: {
      title: 'Sin pasos para reproducirlo',
      advice: 'Enumera los pasos que lo muestran, desde un estado al que cualquiera pueda llegar.',
    },
  },
  question: {
    en: 'Which steps show it, from a state that everybody can reach?',
    de: 'Welche Schritte zeigen es, von einem Zustand aus, den alle erreichen können?',
    fr: 'Quelles étapes le montrent, à partir d’un état que tout le monde peut atteindre ?',
    es: '¿Qué pasos lo muestran, desde un estado al que cualquiera pueda llegar?',
  },
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'Steps to reproduce:\n1. Put a book into the cart\n2. Log in',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
});
