import type { Language } from '../issue.ts';
import { phraseIndex } from '../readiness/phrases.ts';
import { type BySpoken, byLanguage, perLanguage } from '../readiness/spoken.ts';

/** How one issue stands to another, from the one that says so. */
export type Relation =
  | 'blockedBy'
  | 'dependsOn'
  | 'blocks'
  | 'duplicates'
  | 'duplicatedBy'
  | 'relatesTo';

/** A phrase before a key. `then`: the word that must follow the key. */
export interface Said {
  relation: Relation;
  then?: string;
}

/** Phrases parted by commas. A key stands where the three dots are, else behind. */
const phrases: Record<Relation, BySpoken<string>> = {
  blockedBy: {
    en: 'blocked by',
    de: 'blockiert von, blockiert durch, wird von … blockiert, wird durch … blockiert, ist durch … blockiert',
    fr: 'bloqué par, bloquée par',
    es: 'bloqueado por, bloqueada por',
  },
  dependsOn: {
    en: 'depends on, dependent on',
    de: 'hängt ab von, abhängig von, hängt von … ab',
    fr: 'dépend de, dépendant de, dépendante de',
    es: 'depende de, dependiente de',
  },
  blocks: { en: 'blocks', de: 'blockiert', fr: 'bloque', es: 'bloquea' },
  duplicates: {
    en: 'duplicates, duplicate of',
    de: 'dupliziert, duplikat von, dublette von',
    fr: 'duplique, doublon de, en double de',
    es: 'duplica, duplicado de, duplicada de',
  },
  duplicatedBy: {
    en: 'duplicated by',
    de: 'dupliziert von, dupliziert durch, wird von … dupliziert',
    fr: 'dupliqué par, dupliquée par',
    es: 'duplicado por, duplicada por',
  },
  relatesTo: {
    en: 'relates to, related to',
    de: 'bezieht sich auf, hängt zusammen mit, hängt mit … zusammen',
    fr: 'se rapporte à, lié à, liée à, en lien avec',
    es: 'se relaciona con, relacionado con, relacionada con',
  },
};

/** The phrases that are looked for in an issue, by its language. */
export const saidIndexFor: (of: Language) => ReturnType<typeof phraseIndex<Said>> = perLanguage(
  byLanguage((language) =>
    Object.entries(phrases).flatMap(([relation, lists]) =>
      lists[language].split(', ').map((phrase) => {
        const [before = '', then] = phrase.split(' … ');
        const said = { relation: relation as Relation, ...(then ? { then } : {}) };
        return [before, said] as const;
      }),
    ),
  ),
  (found) => phraseIndex(found.flat()),
);

/** Words shortly before a phrase with which it says the contrary, or what was. */
export const undoing: ReadonlySet<string> = new Set(
  `not no never cannot isn't isn’t doesn't doesn’t wasn't wasn’t was were nicht nie kein keine war
   wurde wurden ne pas plus jamais était n'est n’est n'était n’était nunca tampoco era estaba fue`.split(
    /\s+/,
  ),
);

/**
 * How link types of Jira name each relation, from the one issue to the other; the first that the site has is
 * taken. Names are the site's, in its language, so those of other languages count everywhere.
 */
export const namesOf: Record<Relation, readonly string[]> = {
  blockedBy: [
    'is blocked by',
    'blocked by',
    'wird blockiert von',
    'wird blockiert durch',
    'ist blockiert durch',
    'est bloqué par',
    'está bloqueado por',
    'es bloqueado por',
  ],
  dependsOn: [
    'depends on',
    'is dependent on',
    'hängt ab von',
    'ist abhängig von',
    'dépend de',
    'depende de',
  ],
  blocks: ['blocks', 'blockiert', 'bloque', 'bloquea'],
  duplicates: ['duplicates', 'dupliziert', 'duplique', 'duplica', 'duplica a'],
  duplicatedBy: [
    'is duplicated by',
    'wird dupliziert von',
    'wird dupliziert durch',
    'est dupliqué par',
    'está duplicado por',
    'es duplicado por',
  ],
  relatesTo: [
    'relates to',
    'is related to',
    'bezieht sich auf',
    'hängt zusammen mit',
    'se rapporte à',
    'est lié à',
    'se relaciona con',
    'está relacionado con',
  ],
};
