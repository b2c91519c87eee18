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
