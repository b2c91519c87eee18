import type { Piece } from './pieces.ts';

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Phrases of a list, divided by bars or line ends. */
export function phrases(list: string): Phrases {
  const found = new Map<string, string[][]>();
  for (const phrase of list.split(/[|\n]/)) {
    const [first, ...rest] = phrase.trim().split(/\s+/);
    if (first) found.set(first, [...(found.get(first) ?? []), [first, ...rest]]);
  }
  for (const group of found.values()) group.sort((a, b) => b.length - a.length);
  return found;
}

/** The words of a list, divided by white space. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Where the longest phrase that begins at a piece ends; a few asides may stand in it ("I also want"). */
export function phraseEnd(
  pieces: readonly Piece[],
  at: number,
  known: Phrases,
  asides: ReadonlySet<string> = none,
): number | null {
  for (const phrase of known.get(pieces[at]?.word ?? '') ?? []) {
    const end = endOf(pieces, at, phrase, asides);
    if (end !== null) return end;
  }
  return null;
}

const none: ReadonlySet<string> = new Set();
const mostAsides = 2;

function endOf(
  pieces: readonly Piece[],
  at: number,
  phrase: readonly string[],
  asides: ReadonlySet<string>,
): number | null {
  let next = at;
  let skipped = 0;
  for (const word of phrase) {
    while (next > at && skipped < mostAsides && asides.has(pieces[next]?.word ?? '')) {
      if (pieces[next]?.word === word) break;
      next += 1;
      skipped += 1;
    }
    const piece = pieces[next];
    if (piece?.word !== word || (next > at && piece.before === 'break')) return null;
    next += 1;
  }
  return next;
}
