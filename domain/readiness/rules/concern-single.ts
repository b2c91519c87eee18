import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';
import { wordPattern } from '../spoken.ts';

/** German verbs come last: two concerns have one on either side of the "und". */
const work =
  '(?:hinzufügen|ergänzen|einbauen|beheben|reparieren|korrigieren|entfernen|aktualisieren|ändern|anlegen|erstellen|umsetzen|verbessern|migrieren|löschen|einführen|anzeigen|umbauen)';
const joined = wordPattern({
  en: 'and also|as well as|and (?:add|fix|remove|update|change|create|implement|refactor|improve|migrate|delete|introduce|support)',
  de: `und außerdem|und auch|sowie auch|${work} und [^.;]{1,80} ${work}`,
  fr: 'et aussi|ainsi que|et (?:ajouter|corriger|réparer|supprimer|mettre à jour|modifier|changer|créer|implémenter|améliorer|migrer|introduire)',
  es: 'y también|así como|y (?:añadir|agregar|corregir|arreglar|eliminar|quitar|actualizar|cambiar|crear|implementar|mejorar|migrar|borrar|introducir)',
});
const parted = /;|\s\+\s/;

/** One thing at a time. */
export const concernSingle: Rule = {
  id: 'concern.single',
  about: {
    en: 'The summary names one concern, not two joined by "and".',
    de: 'Die Zusammenfassung nennt ein Anliegen, nicht zwei mit „und“ verbundene.',
    fr: 'Le résumé nomme un seul sujet, et non deux reliés par « et ».',
    es: 'El resumen nombra un solo asunto, no dos unidos por «y».',
  },
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
  question: {
    en: 'Which of the concerns in {words} belongs here, and which gets a work item of its own?',
    de: 'Welches der Anliegen in {words} gehört hierher, und welches bekommt einen eigenen Vorgang?',
    fr: 'Lequel des sujets de {words} est traité ici, et lequel aura un ticket à part ?',
    es: '¿Cuál de los asuntos de {words} va aquí y cuál tendrá una actividad propia?',
  },
  evaluate({ issue, summary }) {
    const found = joined(issue.language).exec(summary.text) ?? parted.exec(summary.text);
    return found
      ? fail([spanOf(summary, found.index, found.index + found[0].length)])
      : passIfRead([summary]);
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Show price and delivery date in the cart' }],
    fail: [{ type: 'Task', summary: 'Show the delivery date and fix the broken search' }],
  },
};
