import type { FieldText } from '../issue.ts';
import type { Token } from './tokens.ts';

interface Phrase<T> {
  words: readonly string[];
  value: T;
}

/** Phrases by their first word, the longest first, so that most tokens take one look-up. */
type PhraseIndex<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** An index of phrases, each with what it stands for. Phrases are words parted by one space. */
export function phraseIndex<T>(entries: readonly (readonly [string, T])[]): PhraseIndex<T> {
  const index = new Map<string, Phrase<T>[]>();
  for (const [phrase, value] of entries) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    index.set(first, [...(index.get(first) ?? []), { words, value }]);
  }
  for (const found of index.values()) found.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Places of an index's phrases within a field, in order, none inside another. */
export function findPhrases<T>(
  tokens: readonly Token[],
  index: PhraseIndex<T>,
): { field: FieldText; start: number; end: number; value: T }[] {
  const found = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at];
    const phrase = first && index.get(first.word)?.find(({ words }) => stands(words, tokens, at));
    if (!phrase) continue;
    const last = at + phrase.words.length - 1;
    const { field, start } = first;
    found.push({ field, start, end: tokens[last]?.end ?? first.end, value: phrase.value });
    at = last;
  }
  return found;
}

function stands(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  const field = tokens[at]?.field;
  return words.every((word, step) => {
    const token = tokens[at + step];
    return token?.word === word && token.field === field;
  });
}
