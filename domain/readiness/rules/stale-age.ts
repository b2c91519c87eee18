import { fail, notApplicable, numberParam, pass, type Rule } from '../rule.ts';

const day = 86_400_000;

/** Somebody has looked at it lately. */
export const staleAge: Rule = {
  id: 'stale.age',
  about: 'It was changed within the last half year, counted from the day of the judgement.',
  cost: 5,
  reads: ['updated'],
  finding: {
    en: { title: 'Not touched for long', advice: 'Check that it is still wanted as it stands.' },
    de: { title: 'Lange nicht angefasst', advice: 'Prüfen Sie, ob es so noch gewünscht ist.' },
    fr: {
      title: 'Inchangé depuis longtemps',
      advice: 'Vérifiez que c’est toujours souhaité tel quel.',
    },
    es: {
      title: 'Sin cambios desde hace tiempo',
      advice: 'Comprueba que aún se quiere tal como está.',
    },
  },
  evaluate({ issue, asOf }, params) {
    if (asOf === null || issue.updated === null) return notApplicable;
    const days = Math.floor((Date.parse(asOf) - Date.parse(issue.updated.slice(0, 10))) / day);
    return days <= numberParam(params, 'days', 180) ? pass() : fail([], { days });
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', updated: '2026-11-01' }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', updated: '2025-11-01' }],
  },
};
