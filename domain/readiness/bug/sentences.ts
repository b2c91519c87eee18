import type { FieldText } from '../../issue.ts';
import { cutSentences } from '../sentence-ends.ts';
import type { Token } from '../tokens.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Place } from './titles.ts';

/** A sentence of a report, with its words. */
export interface Sentence {
  field: FieldText;
  start: number;
  end: number;
  place: Place;
  first: boolean;
  /** The first sentence below its title. */
  opening: boolean;
  item: boolean;
  ordered: boolean;
  outcome: boolean;
  question: boolean;
  /** Lower case, `'` as apostrophe. */
  words: readonly string[];
  /** Indices of words that stand after a comma, a dash or the like. */
  breaks: ReadonlySet<number>;
}

/** The sentences of a field outside code, in order. Tokens: those of the field, in order. */
export function sentencesOf(field: FieldText, tokens: readonly Token[]): Sentence[] {
  const found: Sentence[] = [];
  let next = 0;
  for (const piece of piecesOf(field)) {
    let { opening } = piece;
    for (const { start, end } of cutSentences(field.text, piece)) {
      while ((tokens[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      const from = next;
      while ((tokens[next]?.start ?? Number.POSITIVE_INFINITY) < end) next += 1;
      const own = tokens.slice(from, next);
      if (own.length > 0) found.push(sentence(field, { ...piece, start, end, opening }, own));
      opening = false;
    }
  }
  return found;
}

function sentence(field: FieldText, piece: Piece, tokens: readonly Token[]): Sentence {
  const breaks = new Set<number>();
  const words: string[] = [];
  let last = piece.start;
  for (const { start, end, word } of tokens) {
    if (words.length > 0 && isPause(field.text, last, start)) breaks.add(words.length);
    const plain = word.replaceAll('’', "'");
    if (plain.includes("'")) words.push(...elided(plain));
    else words.push(plain);
    last = end;
  }
  const { first, opening, item, ordered, outcome, place, start, end } = piece;
  return {
    field,
    start,
    end,
    place,
    first,
    opening,
    item,
    ordered,
    outcome,
    question: /\?\W*$/.test(field.text.slice(Math.max(start, end - 5), end)),
    words,
    breaks,
  };
}

/** French runs small words together with the next one: "n'est", "j'ouvre", "lorsqu'on". */
function elided(word: string): string[] {
  const found = /^(j|n|l|d|s|c|m|t|qu|lorsqu|jusqu)'(.+)$/.exec(word);
  return found ? [found[1] ?? '', found[2] ?? ''] : [word];
}

function isPause(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  // Most words are one space apart.
  return gap !== ' ' && pause.test(gap);
}

/** A mark between two words that parts clauses; the brackets of a call, `close()`, do not. */
const pause = /[,;:–—…]|\s[(-]\s?|[^(]\)|^\)/;
