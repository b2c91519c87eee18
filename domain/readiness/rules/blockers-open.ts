import { fail, notApplicable, pass, type Rule, unreadable, type Verdict } from '../rule.ts';

/** Nothing that has to come first is left open. */
export const blockersOpen: Rule = {
  id: 'blockers.open',
  about: {
    en: 'Every work item that blocks it, by a link of Jira, is done on the day of the judgement.',
    de: 'Jeder Vorgang, der es laut einer Verknüpfung in Jira blockiert, ist am Tag der Beurteilung erledigt.',
    fr: 'Chaque ticket qui le bloque, d’après un lien dans Jira, est terminé le jour de l’évaluation.',
    es: 'Cada actividad que la bloquea, según un enlace de Jira, está terminada el día de la evaluación.',
  },
  cost: 5,
  reads: ['links'],
  finding: {
    en: {
      title: 'Blocked by work that is not done',
      advice: 'Finish what blocks it first, or remove the link if it does not block it any more.',
    },
    de: {
      title: 'Blockiert durch offene Arbeit',
      advice:
        'Erledigen Sie zuerst, was es blockiert, oder entfernen Sie die Verknüpfung, wenn es das nicht mehr tut.',
    },
    fr: {
      title: 'Bloqué par un travail non terminé',
      advice: 'Terminez d’abord ce qui le bloque, ou retirez le lien si ce n’est plus le cas.',
    },
    es: {
      title: 'Bloqueada por trabajo sin terminar',
      advice: 'Termina primero lo que la bloquea, o quita el enlace si ya no la bloquea.',
    },
  },
  question: {
    en: 'When is what blocks this done, or does it not block it any more?',
    de: 'Wann ist erledigt, was das hier blockiert, oder blockiert es nicht mehr?',
    fr: 'Quand ce qui bloque ceci sera-t-il terminé, ou cela ne le bloque-t-il plus ?',
    es: '¿Cuándo estará terminado lo que bloquea esto, o ya no lo bloquea?',
  },
  evaluate({ issue, asOf }) {
    const blockers = issue.links.filter(({ blocks }) => blocks);
    // How others stand is known for one day, and only of links that were read.
    if (asOf === null || blockers.length === 0) return notApplicable;
    const open = blockers.filter(({ category }) => category && category !== 'done').length;
    const known = blockers.every(({ category }) => category !== undefined);
    const verdict: Verdict = open > 0 ? fail([], { open }) : known ? pass() : unreadable;
    return { ...verdict, until: asOf };
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        links: [{ type: 'Blocks', direction: 'in', statusCategory: 'Done' }],
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        links: [{ type: 'Blocks', direction: 'in', statusCategory: 'In Progress' }],
      },
    ],
  },
};
