import { phrases, words } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { StoryWords } from './words.ts';

const verbs = [
  'veux',
  'souhaite',
  'souhaiterais',
  'voudrais',
  'aimerais',
  'désire',
  'peux',
  'dois',
];
const plural = ['voulons', 'souhaitons', 'voudrions', 'aimerions', 'pouvons', 'devons'];
const wishes = [
  ...verbs.map((verb) => `je ${verb}`),
  ...plural.map((verb) => `nous ${verb}`),
  'je ai besoin de | nous avons besoin de',
].join('|');

const nouns = words(
  `notre votre autre leur hier panier fichier calendrier dossier courrier clavier papier dernier premier
  métier atelier loyer plaisir avenir désir titre centre cadre offre ordre livre lettre chiffre entre
  contre outre être`,
);
const clauses = words('que qui dont où si quand lorsque');
const before = words('de à aussi ensuite puis me lui se y ne pas');
const pronouns = words('le la les');
/** Verbs that a pronoun stands before; other words there are nouns with their article. */
const withPronoun = words(
  `annuler consulter enregistrer envoyer exporter imprimer modifier partager payer recevoir retirer
  retrouver supprimer trier télécharger utiliser valider voir`,
);

export const french: StoryWords = {
  roles: phrases(
    `en tant que | en tant que un | en tant que une | en tant que le | en qualité de | en ma qualité de`,
  ),
  rolesAlone: phrases('en tant que | en tant que un | en tant que une'),
  nobody: phrases('en tant que tel | en tant que telle'),
  finite: words(''),
  wishes: phrases(wishes),
  wishesAlone: phrases(
    `je veux | je souhaite | je souhaiterais | je voudrais | je aimerais | je désire | je ai besoin de`,
  ),
  asides: words('aussi également bien toujours seulement'),
  leads: phrases('pouvoir | avoir la possibilité de | être en mesure de | de pouvoir | que'),
  benefits: phrases(
    `afin de | afin que | pour que | de sorte que | de façon à | de manière à | dans le but de |
    parce que | car`,
  ),
  benefitAt(pieces, at) {
    if (pieces[at]?.word !== 'pour') return null;
    return infinitiveAt(pieces, at + 1) === null ? null : at + 1;
  },
  roleEndsWithNoun: false,
  joins: words('et ou puis'),
  inClause: isInClause,
  actsAfter(action, join) {
    if (!isInfinitive(action[0]) || isInClause(action, join)) return null;
    return infinitiveAt(action, join) === null ? null : join;
  },
};

/** Where an infinitive stands, with what may stand before it. */
function infinitiveAt(pieces: readonly Piece[], from: number): number | null {
  let at = from;
  while (before.has(pieces[at]?.word ?? '')) at += 1;
  if (pronouns.has(pieces[at]?.word ?? ''))
    return withPronoun.has(pieces[at + 1]?.word ?? '') ? at + 1 : null;
  return isInfinitive(pieces[at]) ? at : null;
}

function isInfinitive(piece: Piece | undefined): boolean {
  if (!piece || piece.word.length < 4) return false;
  return /(?:er|ir|re)$/.test(piece.word) && !nouns.has(piece.word);
}

function isInClause(action: readonly Piece[], at: number): boolean {
  return action.slice(0, at).some(({ word }) => clauses.has(word));
}
