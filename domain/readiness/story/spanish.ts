import { phrases, words } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { StoryWords } from './words.ts';

const before = words('no también luego después poder a');
const nouns = words('lugar hogar mujer ayer cualquier militar familiar similar particular dólar');
const clauses = words('que quien donde si cuando cuyo cuya');

export const spanish: StoryWords = {
  roles: phrases('como | como un | como una | como el | como la | yo como | en calidad de'),
  rolesAlone: phrases(''),
  nobody: phrases(
    `como se | como por | como tal | como resultado | como ejemplo | como consecuencia | como siguiente | como ya | como si | como que | como mínimo | como máximo`,
  ),
  finite: words('es son era fue fueron está están ha han'),
  wishesAlone: phrases('quiero | deseo | necesito | quisiera | me gustaría | desearía | yo quiero'),
  wishes: phrases(
    `quiero | deseo | necesito | quisiera | me gustaría | desearía | puedo | debo | queremos | deseamos
    necesitamos | quisiéramos | nos gustaría | podemos | yo quiero | yo necesito`,
  ),
  asides: words('también sólo solo siempre'),
  leads: phrases('poder | tener la posibilidad de | ser capaz de | que'),
  benefits: phrases(
    `para que | a fin de que | a fin de | con el fin de | con el fin de que | con el objetivo de |
    con el objetivo de que | de modo que | de manera que | de forma que | porque`,
  ),
  benefitAt(pieces, at) {
    return pieces[at]?.word === 'para' && isInfinitiveAt(pieces, at + 1) ? at + 1 : null;
  },
  roleEndsWithNoun: false,
  joins: words('y e o u luego'),
  inClause: isInClause,
  actsAfter(action, join) {
    if (!isInfinitive(action[0]) || isInClause(action, join)) return null;
    return isInfinitiveAt(action, join) ? join : null;
  },
};

function isInfinitiveAt(pieces: readonly Piece[], from: number): boolean {
  let at = from;
  while (before.has(pieces[at]?.word ?? '') && at < from + 2) at += 1;
  return isInfinitive(pieces[at]);
}

function isInfinitive(piece: Piece | undefined): boolean {
  if (!piece || piece.word.length < 3 || nouns.has(piece.word)) return false;
  return /(?:[aei]r|ír)(?:[mts]e|l[aeo]s?)?$/.test(piece.word);
}

function isInClause(action: readonly Piece[], at: number): boolean {
  return action.slice(0, at).some(({ word }) => clauses.has(word));
}
