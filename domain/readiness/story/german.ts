import { phrases, words } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { StoryWords } from './words.ts';

const ich = ['möchte', 'will', 'brauche', 'benötige', 'kann', 'muss', 'würde', 'hätte', 'wünsche'];
const wir = ['möchten', 'wollen', 'brauchen', 'benötigen', 'können', 'müssen', 'würden', 'hätten'];
const wishes = [
  ...ich.flatMap((verb) => [`${verb} ich`, `ich ${verb}`]),
  ...wir.flatMap((verb) => [`${verb} wir`, `wir ${verb}`]),
].join('|');

const noInfinitive = words(
  `ihnen meinen deinen seinen ihren unseren einen keinen allen jeden diesen denen neben zwischen wegen
  unten oben hinten innen außen morgen gegen sondern gestern wenigen vielen anderen`,
);
const clauses = words(
  'die der das den dem deren dessen dass wenn ob welche welcher welches wo wie was',
);

export const german: StoryWords = {
  roles: phrases('als | als ein | als eine | als einer | als der | als die | in meiner rolle als'),
  rolesAlone: phrases(''),
  nobody: phrases(
    `als ich | als wir | als es | als er | als sie | als man | als das | als was | als wenn | als ob
    als ergebnis | als folge | als erstes | als nächstes | als alternative | als auch | als beispiel`,
  ),
  finite: words('ist sind war waren wird werden wurde wurden hat haben'),
  wishes: phrases(wishes),
  wishesAlone: phrases(
    `ich möchte | möchte ich | ich will | will ich | ich brauche | brauche ich | ich würde gern |
    ich würde gerne | ich hätte gern | ich hätte gerne | ich wünsche mir`,
  ),
  asides: words('auch gerne gern nur immer'),
  leads: phrases(
    `gern | gerne | mir | dass | gern dass | gerne dass | die möglichkeit haben | gerne die möglichkeit
    haben | gern die möglichkeit haben | in der lage sein`,
  ),
  benefits: phrases('damit | sodass | so dass | auf dass | weil'),
  benefitAt: umZu,
  roleEndsWithNoun: true,
  joins: words('und oder sowie bzw dann'),
  inClause: isInClause,
  actsAfter: joinedInfinitive,
};

/** "um … zu", also with the "zu" inside the verb; "um 8 Uhr" is none. */
function umZu(pieces: readonly Piece[], at: number): number | null {
  if (pieces[at]?.word !== 'um' || pieces[at].before === 'nothing') return null;
  let next = at + 1;
  for (; next < Math.min(pieces.length, at + longestClause); next += 1) {
    const piece = pieces[next];
    if (!piece || piece.before === 'break') return null;
    if (piece.word === 'zu' || /^\p{L}{2,8}zu\p{L}{2,}en$/u.test(piece.word)) return at + 1;
  }
  return null;
}
const longestClause = 40;

/** An infinitive before the join and another one behind it: "Karten speichern und löschen". */
function joinedInfinitive(action: readonly Piece[], join: number): number | null {
  const ended = action[join - (action[join]?.before === 'comma' ? 1 : 2)];
  if (!isInfinitive(ended) || !action.slice(join).some(isInfinitive)) return null;
  if (isInfinitive(action[join]) && action[join + 1]?.capital) return null;
  return isInClause(action, join + 1) ? null : join;
}

function isInClause(action: readonly Piece[], at: number): boolean {
  return action.slice(0, at).some(({ before, word }) => before === 'comma' && clauses.has(word));
}

function isInfinitive(piece: Piece | undefined): boolean {
  if (!piece || piece.capital || piece.word.length < 5) return false;
  return /(?:en|ern|eln)$/.test(piece.word) && !noInfinitive.has(piece.word);
}
