import { phraseEnd } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { Range } from './ranges.ts';
import type { StoryWords } from './words.ts';

/**
 * The words that introduce what a wish is good for: the first clear ones of its sentence or at the
 * start of the next ("So that …"), else the first that may be meant so.
 */
export function benefitAfter(
  pieces: readonly Piece[],
  from: number,
  words: StoryWords,
): Range | null {
  let weak: Range | null = null;
  for (let at = from; at < pieces.length; at += 1) {
    const clear = phraseEnd(pieces, at, words.benefits);
    if (clear !== null) return { from: at, to: repeated(pieces, clear, words) };
    if (at > from && pieces[at]?.before === 'break') break;
    const to: number | null = weak || at === from ? null : words.benefitAt(pieces, at);
    if (to !== null) weak = { from: at, to };
  }
  return weak;
}

/** The words that introduce it at the start of a sentence: "In order to pay faster, …". */
export function benefitBefore(
  pieces: readonly Piece[],
  sentence: number,
  words: StoryWords,
): Range | null {
  const to = phraseEnd(pieces, sentence, words.benefits) ?? words.benefitAt(pieces, sentence);
  return to === null ? null : { from: sentence, to };
}

/** "so that so that", "so that that": people type them twice. */
function repeated(pieces: readonly Piece[], from: number, words: StoryWords): number {
  let at = from;
  for (;;) {
    const again = phraseEnd(pieces, at, words.benefits);
    if (again !== null) at = again;
    else if (at > 1 && pieces[at]?.word === pieces[at - 1]?.word) at += 1;
    else return at;
  }
}
