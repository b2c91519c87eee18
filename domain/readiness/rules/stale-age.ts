import { fail, notApplicable, numberParam, pass, type Rule } from '../rule.ts';

const day = 86_400_000;
/** No limit of a pack is a date that cannot be written. */
const mostDays = 36_500;

/** Somebody has looked at it lately. */
export const staleAge: Rule = {
  id: 'stale.age',
  about: {
    en: 'It was changed within the last half year, counted from the day of the judgement.',
    de: 'Es wurde innerhalb des letzten halben Jahres geändert, gerechnet vom Tag der Beurteilung.',
    fr: 'Il a été modifié au cours des six derniers mois, à compter du jour de l’évaluation.',
    es: 'Se modificó en el último medio año, contado desde el día de la evaluación.',
  },
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
  question: {
    en: 'Is this still wanted as it stands?',
    de: 'Ist das so noch gewünscht?',
    fr: 'Est-ce toujours souhaité tel quel ?',
    es: '¿Sigue haciendo falta tal como está?',
  },
  evaluate({ issue, asOf }, params) {
    if (asOf === null || issue.updated === null) return notApplicable;
    const changed = Date.parse(issue.updated.slice(0, 10));
    const days = Math.floor((Date.parse(asOf) - changed) / day);
    const limit = numberParam(params, 'days', 180);
    if (days > limit) return fail([], { days });
    const last = new Date(changed + Math.min(Math.floor(limit), mostDays) * day);
    return { ...pass(), until: last.toISOString().slice(0, 10) };
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', updated: '2026-11-01' }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', updated: '2025-11-01' }],
  },
};
