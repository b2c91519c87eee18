import type { Block, FieldText } from '../issue.ts';
import { inlineCode } from '../text/inline-code.ts';
import { runEnd, sizeOf, wordPart, wordStart } from '../text/signs.ts';
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

/** Words, with what apostrophes and hyphens join, and numbers. */
function tokensOf(field: FieldText, from: number, to: number): Token[] {
  const { text } = field;
  const tokens: Token[] = [];
  for (let start = from; start < to; ) {
    const link = linkEnd(text, start, to);
    const end = link ?? wordEnd(text, start, to);
    if (end > start && link === null)
      tokens.push({ field, start, end, word: text.slice(start, end).toLowerCase() });
    start = Math.max(end, start + 1);
  }
  return tokens;
}

function linkEnd(text: string, start: number, to: number): number | null {
  if (!text.startsWith('http', start)) return null;
  const [link] = /^https?:\/\/[^\s\]|)>]+/.exec(text.slice(start, to)) ?? [];
  return link === undefined ? null : start + link.length;
}

function wordEnd(text: string, start: number, to: number): number {
  const first = sizeOf(text, start, to, wordStart);
  if (first === 0) return start;
  let end = runEnd(text, start + first, to, wordPart);
  for (;;) {
    if (end >= to || !joins.has(text.charCodeAt(end))) return end;
    const next = runEnd(text, end + 1, to, wordPart);
    if (next === end + 1) return end;
    end = next;
  }
}

const joins = new Set(["'", '’', '-'].map((sign) => sign.charCodeAt(0)));
