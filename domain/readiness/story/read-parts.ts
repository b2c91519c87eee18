import { benefitAfter, benefitBefore } from './benefit.ts';
import { phraseEnd } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { firstStop, type Range, sentenceEnd, trimmed } from './ranges.ts';
import { roleAt, roleBefore, roleBehind, roleWithin } from './role.ts';
import type { StoryWords } from './words.ts';

export interface Parts {
  whole: Range;
  role: Range | null;
  action: Range | null;
  benefit: Range | null;
}

/** Where a sentence begins, and the one before it. */
interface Sentences {
  here: number;
  before: number;
}

/** A wish stands no further from who has it. */
const farthestWish = 25;

/** The parts of the first story in the words of a text. Takes one pass, with a bounded look ahead. */
export function readParts(pieces: readonly Piece[], words: StoryWords): Parts | null {
  let partial: Parts | null = null;
  let sentences: Sentences = { here: 0, before: 0 };
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.before === 'break') sentences = { here: at, before: sentences.here };
    const parts = fromRole(pieces, at, sentences, words) ?? fromWish(pieces, at, sentences, words);
    if (parts?.role && parts.action) return parts;
    if (parts?.role || parts?.action) partial ??= parts;
    // What was read holds no other story: each word is read once.
    if (parts) at = Math.max(at, parts.whole.to - 1);
  }
  return partial;
}

function fromRole(
  pieces: readonly Piece[],
  at: number,
  sentences: Sentences,
  words: StoryWords,
): Parts | null {
  const opened = roleAt(pieces, at, words);
  if (opened === null) return null;
  const wish = findWish(pieces, opened, words);
  if (wish) {
    const role = roleBefore(pieces, opened, wish.from, words);
    if (opened === at + 1 && hasFinite(pieces, role, words)) return null;
    return { ...fromHere(pieces, { from: at, to: wish.to }, sentences, words, role) };
  }
  const to = firstStop(pieces, opened, pieces.length);
  const isAlone = at === 0 && phraseEnd(pieces, at, words.rolesAlone) !== null;
  if (!isAlone || pieces[to]?.before !== 'comma') return null;
  const aim = benefitAfter(pieces, to, words);
  const benefit =
    aim && trimmed(pieces, { from: aim.to, to: sentenceEnd(pieces, aim.to) }, words.joins);
  const whole = { from: at, to: benefit?.to ?? to };
  return { whole, role: { from: opened, to }, action: null, benefit };
}

/** The wish of a role: in its sentence, or at the start of the next one. */
function findWish(pieces: readonly Piece[], opened: number, words: StoryWords): Range | null {
  for (let from = opened + 1; from < Math.min(pieces.length, opened + farthestWish); from += 1) {
    const to = phraseEnd(pieces, from, words.wishes, words.asides);
    if (to !== null) return { from, to };
    if (pieces[from]?.before === 'break' || phraseEnd(pieces, from, words.benefits) !== null)
      return null;
  }
  return null;
}

/** "As cards are new" names nobody. */
function hasFinite(pieces: readonly Piece[], { from, to }: Range, { finite }: StoryWords): boolean {
  return pieces.slice(from, to).some(({ word }) => finite.has(word));
}

/** A wish that says not yet who has it: at the start of a sentence, or behind what it is good for. */
function fromWish(
  pieces: readonly Piece[],
  from: number,
  sentences: Sentences,
  words: StoryWords,
): Parts | null {
  const to = phraseEnd(pieces, from, words.wishes, words.asides);
  if (to === null) return null;
  const isFirst = from === sentences.here;
  const isBehindAim =
    pieces[from]?.before === 'comma' && benefitBefore(pieces, sentences.here, words) !== null;
  if (!isFirst && !isBehindAim) return null;
  const isTold =
    phraseEnd(pieces, from, words.wishesAlone, words.asides) !== null ||
    roleWithin(pieces, to, words) !== null ||
    roleBehind(pieces, to, words) !== null;
  return isTold ? fromHere(pieces, { from, to }, sentences, words, null) : null;
}

/** What follows a wish that ends at `opening.to`, and the aim that may stand before all of it. */
function fromHere(
  pieces: readonly Piece[],
  opening: Range,
  sentences: Sentences,
  words: StoryWords,
  known: Range | null,
): Parts {
  const within = known ? null : roleWithin(pieces, opening.to, words);
  const lead = within?.to ?? opening.to;
  const from = phraseEnd(pieces, lead, words.leads, words.asides) ?? lead;
  const behind = known || within ? null : roleBehind(pieces, from, words);
  const aim = benefitAfter(pieces, from, words);
  const stop = (at: number) => Math.min(sentenceEnd(pieces, at), behind?.start ?? pieces.length);
  const action = trimmed(
    pieces,
    { from, to: Math.min(stop(from), aim?.from ?? stop(from)) },
    words.joins,
  );
  const after = aim && trimmed(pieces, { from: aim.to, to: stop(aim.to) }, words.joins);
  const before = after ? null : aimBefore(pieces, opening.from, sentences, words);
  const parts = [action, after, within, behind?.role];
  const ends = parts.map((part) => part?.to ?? 0);
  return {
    whole: { from: before?.whole ?? opening.from, to: Math.max(opening.to, ...ends) },
    role: known ?? within ?? behind?.role ?? null,
    action,
    benefit: after ?? before?.benefit ?? null,
  };
}

/** "In order to pay faster, as a buyer …", on a line of its own or not. */
function aimBefore(
  pieces: readonly Piece[],
  start: number,
  { here, before }: Sentences,
  words: StoryWords,
): { whole: number; benefit: Range } | null {
  const sentence = start === here ? before : here;
  if (sentence === start) return null;
  const aim = benefitBefore(pieces, sentence, words);
  const benefit = aim && trimmed(pieces, { from: aim.to, to: start }, words.joins);
  return benefit && { whole: sentence, benefit };
}
