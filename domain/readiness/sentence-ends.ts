import { isSpaceAt, isWordAt } from '../text/signs.ts';

/** Half-open, in UTF-16 units. */
interface Piece {
  start: number;
  end: number;
}

/**
 * The sentences of a piece of prose, in order, without the white space around them. A full stop, a
 * question or exclamation mark ends one where a space follows; so does the end of a line, unless the
 * line was only broken to fit. Looks at a few characters around each gap, so that it stays linear.
 */
export function cutSentences(text: string, { start, end }: Piece): Piece[] {
  const found: Piece[] = [];
  let from = start;
  let line = start;
  const take = (to: number) => {
    if (to > from) found.push({ start: from, end: to });
  };
  for (let at = nextSpace(text, start, end); at < end; ) {
    const next = spaceEnd(text, at, end);
    const isBroken = holdsBreak(text, at, next);
    const ends =
      next === end || endsAt(text, from, at, next) || (isBroken && endsLine(text, line, at, next));
    if (ends) take(at);
    if (ends || at === from) from = next;
    if (isBroken) line = next;
    at = nextSpace(text, next, end);
  }
  take(end);
  return found;
}

function holdsBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === lineFeed) return true;
  return false;
}

const lineFeed = 10;

function nextSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isSpaceAt(text, at)) at += 1;
  return at;
}

function spaceEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpaceAt(text, at)) at += 1;
  return at;
}

const stop = /([.!?…])["'”’»“)\]*_]{0,3}$/;
const lower = /^\p{Ll}/u;

function endsAt(text: string, from: number, gap: number, next: number): boolean {
  if (gap > from && isWordAt(text, gap - 1)) return false;
  const before = text.slice(Math.max(from, gap - longestAbbreviation), gap);
  const mark = stop.exec(before)?.[1];
  if (mark === undefined) return false;
  if (mark === '…' || before.endsWith('...')) return !lower.test(text.slice(next, next + 2));
  if (mark !== '.') return true;
  const [word = ''] = /[^\s(["'„«]*$/.exec(before) ?? [];
  const bare = word.slice(0, -1).toLowerCase();
  if (inner.has(bare) || /^\p{L}$/u.test(bare) || /^(?:\p{L}\.)+\p{L}$/u.test(bare)) return false;
  if (closing.has(bare)) return !lower.test(text.slice(next, next + 2));
  // "1. Log in" is a step with its number; "am 3. Mai" and "the 2. attempt" are no ends either.
  if (/^\d{1,2}$/.test(bare))
    return gap - word.length > from && !dated.test(text.slice(next, next + 10));
  return true;
}

const longestAbbreviation = 12;
/** A new line goes on with a sentence that filled its own. */
const fullLine = 50;

function endsLine(text: string, line: number, gap: number, next: number): boolean {
  if (/[,(/–-]$/.test(text.slice(gap - 1, gap))) return false;
  return gap - line < fullLine || !lower.test(text.slice(next, next + 2));
}

const dated =
  /^(?:\p{Ll}|Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Schritt|Versuch)/u;

/** Abbreviations after which a sentence goes on. */
const inner = new Set(
  `vs cf no nr fig al mr mrs ms dr prof st ca bzw vgl inkl exkl abs bspw sog art réf p.ex c.-à-d
  p.ej ej sr sra núm pág aprox máx mín approx max min incl excl resp ev ggf ggfs evtl std tel abb`.split(
    /\s+/,
  ),
);

/** Abbreviations that may end a sentence. */
const closing = new Set('etc usw usf uvm inc ltd co corp env'.split(' '));
