import { findCriteria } from '../criteria.ts';
import { fail, failIfRead, notApplicable, passIfRead, type Rule, spanOf } from '../rule.ts';
import { within } from '../within.ts';
import type { WordingPlace } from '../wording/find.ts';
import type { WordingKind } from '../wording/kinds.ts';

/** Of the words that say too little, those that decide whether a criterion is met. */
const uncheckable: Partial<Record<WordingKind, readonly string[]>> = {
  subjective: ['quality', 'ease', 'speed', 'strength', 'adequacy'],
  ambiguous: ['manner', 'frequency', 'degree'],
  non_verifiable: ['quantity', 'effort', 'norm'],
  loophole: ['condition', 'open_end'],
};

/** Whether it rests on words such as these that nobody can tell when something is done. */
export const isUncheckable = ({ kind, meaning }: WordingPlace): boolean =>
  uncheckable[kind]?.includes(meaning) === true;

/** Criteria can be checked. */
export const criteriaTestable: Rule = {
  id: 'criteria.testable',
  about: {
    en: 'No acceptance criterion rests on a word that nobody can check, such as "fast" or "properly".',
    de: 'Kein Akzeptanzkriterium beruht auf einem Wort, das niemand prüfen kann, wie „schnell“ oder „ordentlich“.',
    fr: 'Aucun critère d’acceptation ne repose sur un mot que personne ne peut vérifier, comme « rapide » ou « correctement ».',
    es: 'Ningún criterio de aceptación se apoya en una palabra que nadie puede comprobar, como «rápido» o «correctamente».',
  },
  kinds: ['story', 'task', 'epic', 'other'],
  languages: ['en', 'de', 'fr', 'es', 'unknown'],
  cost: 2,
  finding: {
    en: {
      title: 'Criteria that cannot be checked',
      advice: 'Replace the marked words by something that can be measured or seen.',
    },
    de: {
      title: 'Kriterien, die niemand prüfen kann',
      advice: 'Ersetzen Sie die markierten Wörter durch etwas, das man messen oder sehen kann.',
    },
    fr: {
      title: 'Des critères invérifiables',
      advice: 'Remplacez les mots signalés par quelque chose que l’on peut mesurer ou voir.',
    },
    es: {
      title: 'Criterios que no se pueden comprobar',
      advice: 'Sustituye las palabras marcadas por algo que se pueda medir o ver.',
    },
  },
  question: {
    en: 'The criteria say {words}: which number or state would show that it holds?',
    de: 'In den Kriterien steht {words}: An welcher Zahl oder welchem Zustand erkennt man, dass es gilt?',
    fr: 'Les critères disent {words} : quel nombre ou quel état montrerait que c’est le cas ?',
    es: 'Los criterios dicen {words}: ¿qué número o estado mostraría que se cumple?',
  },
  evaluate({ sections, wording, issue }) {
    const criteria = findCriteria(sections);
    if (criteria.length === 0) return failIfRead(issue.texts, notApplicable);
    const fields = new Map(
      issue.texts.map(({ key }) => [
        key,
        within(criteria.map(({ span }) => span).filter(({ field }) => field === key)),
      ]),
    );
    const vague = wording.filter(
      (place) => isUncheckable(place) && fields.get(place.field.key)?.(place.start),
    );
    return vague.length === 0
      ? passIfRead(issue.texts)
      : fail(vague.map(({ field, start, end }) => spanOf(field, start, end)));
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Search',
        description: 'Acceptance criteria:\n- The first ten hits are shown within 300 ms',
      },
    ],
    fail: [
      {
        type: 'Story',
        summary: 'Search',
        description: 'Acceptance criteria:\n- The search is fast\n- Errors are handled properly',
      },
    ],
  },
};
