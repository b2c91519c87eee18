import type { FieldText } from '../../issue.ts';
import type { Sentence, Token } from '../tokens.ts';

/** A word with its place and what stands before it. */
export interface Piece {
  /** Lower case; an elided one is written out: "qu'" is "que". */
  word: string;
  start: number;
  end: number;
  /** A break is the start of a sentence. */
  before: 'nothing' | 'comma' | 'break';
  capital: boolean;
}

/** The words of a field's sentences, in order; a French elision is two of them. */
export function piecesOf({ text }: FieldText, sentences: readonly Sentence[]): Piece[] {
  return sentences.flatMap(({ tokens }) =>
    tokens.flatMap((token, index) => {
      const last = tokens[index - 1];
      const before = last ? standsBetween(text.slice(last.end, token.start)) : 'break';
      return [...unelided(token)].map(({ word, start, end }) => ({
        word,
        start,
        end,
        before: start === token.start ? before : 'nothing',
        capital: isCapital(text.charAt(start)),
      }));
    }),
  );
}

const comma = /[,;:–—(]|\s-\s/;

function standsBetween(gap: string): Piece['before'] {
  return comma.test(gap) ? 'comma' : 'nothing';
}

const elided = new Map([
  ['c', 'ce'],
  ['d', 'de'],
  ['j', 'je'],
  ['l', 'le'],
  ['m', 'me'],
  ['n', 'ne'],
  ['qu', 'que'],
  ['s', 'se'],
]);

function unelided({ word, start, end }: Token): { word: string; start: number; end: number }[] {
  const plain = word.replace('’', "'");
  const at = plain.indexOf("'");
  const full = elided.get(plain.slice(0, Math.max(at, 0)));
  if (full === undefined) return [{ word: plain, start, end }];
  const middle = start + at + 1;
  return [
    { word: full, start, end: middle },
    { word: plain.slice(at + 1), start: middle, end },
  ];
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase() || /\p{N}/u.test(letter);
}
