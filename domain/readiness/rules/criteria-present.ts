import { findCriteria } from '../criteria.ts';
import { failIfRead, pass, type Rule } from '../rule.ts';

/** Somebody can tell when it is done. */
export const criteriaPresent: Rule = {
  id: 'criteria.present',
  about: {
    en: 'There are acceptance criteria: below a heading, as a checklist, as Given/When/Then, or in a field of their own.',
    de: 'Es gibt Akzeptanzkriterien: unter einer Überschrift, als Checkliste, als Given/When/Then oder in einem eigenen Feld.',
    fr: 'Il y a des critères d’acceptation : sous un titre, en liste à cocher, en Given/When/Then ou dans un champ à part.',
    es: 'Hay criterios de aceptación: bajo un título, como lista de comprobación, como Given/When/Then o en un campo propio.',
  },
  kinds: ['story', 'task', 'epic', 'other'],
  cost: 3,
  reads: ['description', 'acceptanceCriteria'],
  finding: {
    en: {
      title: 'No acceptance criteria',
      advice: 'List what must be true when it is done, below a heading "Acceptance criteria".',
    },
    de: {
      title: 'Keine Akzeptanzkriterien',
      advice: 'Listen Sie unter der Überschrift „Akzeptanzkriterien“ auf, was am Ende gelten muss.',
    },
    fr: {
      title: 'Pas de critères d’acceptation',
      advice:
        'Listez, sous un titre « Critères d’acceptation », ce qui doit être vrai une fois le travail terminé.',
    },
    es: {
      title: 'Sin criterios de aceptación',
      advice:
        'Enumera, bajo un título «Criterios de aceptación», lo que debe cumplirse al terminar.',
    },
  },
  question: {
    en: 'What must be true for this to be done, and how can each point be checked?',
    de: 'Was muss gelten, damit es fertig ist, und wie lässt sich jeder Punkt prüfen?',
    fr: 'Qu’est-ce qui doit être vrai pour que ce soit terminé, et comment vérifier chaque point ?',
    es: '¿Qué debe cumplirse para darlo por terminado y cómo se comprueba cada punto?',
  },
  evaluate({ sections, issue }) {
    const criteria = findCriteria(sections);
    if (criteria.length > 0)
      return {
        ...pass(criteria.map(({ span }) => span)),
        params: { criteria: criteria.length, source: criteria[0]?.source ?? '' },
      };
    return failIfRead(issue.texts.filter(({ key }) => key !== 'summary'));
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'Acceptance criteria:\n- A saved card is offered first\n- It can be removed',
      },
      {
        type: 'Task',
        summary: 'Saved cards',
        description: 'Given a saved card\nWhen I pay\nThen it is offered first',
      },
    ],
    fail: [
      { type: 'Story', summary: 'Saved cards', description: 'We want saved cards in the shop.' },
    ],
  },
};
