import { phraseEnd } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { firstStop, type Range, sentenceEnd } from './ranges.ts';
import type { StoryWords } from './words.ts';

/** More words than this in a list of roles, or behind a wish, are no role. */
const longestOther = 4;
/** A role behind a wish stands no further from it. */
const farthestBehind = 80;

/** Where the role begins whose opening stands at a piece: "as a". */
export function roleAt(pieces: readonly Piece[], at: number, words: StoryWords): number | null {
  const piece = pieces[at];
  if (!piece || (piece.before === 'nothing' && !piece.capital)) return null;
  const opened = phraseEnd(pieces, at, words.roles);
  const first = opened === null ? undefined : pieces[opened];
  if (!first || first.before === 'break' || namesNobody(pieces, at, words)) return null;
  return opened;
}

function namesNobody(pieces: readonly Piece[], at: number, { nobody }: StoryWords): boolean {
  return phraseEnd(pieces, at, nobody) !== null;
}

/** The role up to its comma; a list of roles ("editor, author or admin") is one. */
export function roleBefore(
  pieces: readonly Piece[],
  from: number,
  wish: number,
  { joins }: StoryWords,
): Range {
  let to = firstStop(pieces, from, wish);
  while (to < wish) {
    const next = firstStop(pieces, to, wish);
    const part = pieces.slice(to, next);
    if (part.length > longestOther || !part.some(({ word }) => joins.has(word))) break;
    to = next;
  }
  return { from, to };
}

/** A role within the wish: "I want, as a buyer, to …", "möchte ich als Käufer …". */
export function roleWithin(pieces: readonly Piece[], at: number, words: StoryWords): Range | null {
  const opened = phraseEnd(pieces, at, words.roles);
  if (opened === null || namesNobody(pieces, at, words)) return null;
  if (pieces[at]?.before === 'comma') {
    const to = firstStop(pieces, opened, pieces.length);
    return pieces[to]?.before === 'comma' ? { from: opened, to } : null;
  }
  if (!words.roleEndsWithNoun) return null;
  const noun = pieces.slice(opened, opened + longestOther).findIndex(({ capital }) => capital);
  return noun < 0 ? null : { from: opened, to: opened + noun + 1 };
}

/** A role at the end of the sentence: "I want …, as a buyer". */
export function roleBehind(
  pieces: readonly Piece[],
  from: number,
  words: StoryWords,
): { start: number; role: Range } | null {
  for (let start = from + 1; start < from + farthestBehind; start += 1) {
    const before = pieces[start]?.before ?? 'break';
    if (before === 'break') return null;
    const opened = before === 'comma' ? roleAt(pieces, start, words) : null;
    if (opened === null) continue;
    const end = sentenceEnd(pieces.slice(0, opened + longestOther + 1), opened);
    if (end - opened <= longestOther) return { start, role: { from: opened, to: end } };
  }
  return null;
}
