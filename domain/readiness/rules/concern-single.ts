import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';

const joined =
  /(?:\band also\b|\bas well as\b|;|\s\+\s|\band (?:add|fix|remove|update|change|create|implement|refactor|improve|migrate|delete|introduce|support)\b)/i;

/** One thing at a time. */
export const concernSingle: Rule = {
  id: 'concern.single',
  about: 'The summary names one concern, not two joined by "and".',
  languages: ['en', 'unknown'],
  cost: 3,
  finding: {
    en: {
      title: 'More than one concern',
      advice: 'Keep one concern here and move the other into a work item of its own.',
    },
    de: {
      title: 'Mehr als ein Anliegen',
      advice:
        'Behalten Sie hier ein Anliegen und verschieben Sie das andere in einen eigenen Vorgang.',
    },
    fr: {
      title: 'Plus d’un sujet',
      advice: 'Gardez un seul sujet ici et déplacez l’autre dans un ticket à part.',
    },
    es: {
      title: 'Más de un asunto',
      advice: 'Deja aquí un solo asunto y pasa el otro a una actividad propia.',
    },
  },
  evaluate({ summary }) {
    const found = joined.exec(summary.text);
    return found
      ? fail([spanOf(summary, found.index, found.index + found[0].length)])
      : passIfRead([summary]);
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Show price and delivery date in the cart' }],
    fail: [{ type: 'Task', summary: 'Show the delivery date and fix the broken search' }],
  },
};
