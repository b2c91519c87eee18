import type { FieldText } from '../issue.ts';
import { inCode } from './within.ts';

/** A word with its place. */
export interface Token {
  field: FieldText;
  start: number;
  end: number;
  /** Lower case. */
  word: string;
}

const word = /https?:\/\/[^\s\]|)>]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of the fields, in order, one pass. Code and links are not prose and are left out. */
export function tokenise(fields: readonly FieldText[]): Token[] {
  const tokens: Token[] = [];
  for (const field of fields) {
    const isCode = inCode(field);
    for (const found of field.text.matchAll(word)) {
      const start = found.index;
      if (isCode(start) || found[0].includes('://')) continue;
      tokens.push({ field, start, end: start + found[0].length, word: found[0].toLowerCase() });
    }
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
