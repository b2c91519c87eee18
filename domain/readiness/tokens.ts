import type { Block, FieldText } from '../issue.ts';
import { inlineCode } from '../text/inline-code.ts';
import { cutSentences } from './sentence-ends.ts';
import { within } from './within.ts';

/** A word with its place. */
export interface Token {
  field: FieldText;
  start: number;
  end: number;
  /** Lower case. */
  word: string;
}

/** A sentence, or a line that is none, with its words. Lies within one block. */
export interface Sentence {
  field: FieldText;
  block: Block;
  start: number;
  end: number;
  tokens: Token[];
}

const word = /https?:\/\/[^\s\]|)>]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The sentences of the fields with their words, in order, one pass. Code, in blocks or within a line,
 * and links are not prose and are left out.
 */
export function readSentences(fields: readonly FieldText[]): Sentence[] {
  return fields.flatMap((field) =>
    field.blocks
      .filter(({ kind }) => kind !== 'code')
      .flatMap((block) => {
        const isCode = within(inlineCode(field.text, block));
        return cutSentences(field.text, block).map(({ start, end }) => ({
          field,
          block,
          start,
          end,
          tokens: tokensOf(field, start, end).filter((token) => !isCode(token.start)),
        }));
      }),
  );
}

function tokensOf(field: FieldText, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: found } of field.text.slice(from, to).matchAll(word)) {
    const start = from + index;
    if (!found.includes('://'))
      tokens.push({ field, start, end: start + found.length, word: found.toLowerCase() });
  }
  return tokens;
}

/** Places where words or phrases of a list stand. Phrases are words joined by one space. */
export function findPhrases(
  tokens: readonly Token[],
  phrases: ReadonlySet<string>,
  longest = 4,
): { field: FieldText; start: number; end: number }[] {
  const found = [];
  for (let index = 0; index < tokens.length; index++) {
    const first = tokens[index];
    if (!first) continue;
    let text = '';
    let hit = null;
    for (let size = 0; size < longest; size++) {
      const token = tokens[index + size];
      if (!token || token.field !== first.field) break;
      text = size === 0 ? token.word : `${text} ${token.word}`;
      if (phrases.has(text)) hit = { field: first.field, start: first.start, end: token.end, size };
    }
    if (!hit) continue;
    const { size, ...place } = hit;
    found.push(place);
    index += size;
  }
  return found;
}
