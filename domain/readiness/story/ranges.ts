import type { Piece } from './pieces.ts';

/** Pieces [from, to). */
export interface Range {
  from: number;
  to: number;
}

/** The first piece of the next sentence, at or after a piece. */
export function sentenceEnd(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (at < pieces.length && pieces[at]?.before !== 'break') at += 1;
  return at;
}

/** The first piece after a range's first that stands behind a comma or begins a sentence. */
export function firstStop(pieces: readonly Piece[], from: number, to: number): number {
  let at = from + 1;
  while (at < to && pieces[at]?.before === 'nothing') at += 1;
  return Math.min(at, to);
}

/** A range without the words that lead on to the next part; null where nothing is left. */
export function trimmed(
  pieces: readonly Piece[],
  { from, to }: Range,
  loose: ReadonlySet<string>,
): Range | null {
  let end = to;
  while (end > from && loose.has(pieces[end - 1]?.word ?? '')) end -= 1;
  return end > from ? { from, to: end } : null;
}
