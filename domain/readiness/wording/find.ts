import type { FieldText } from '../../issue.ts';
import type { Sentence } from '../tokens.ts';
import type { WordingKind } from './kinds.ts';
import type { Branch, Lexicon, PhraseEnd, Suffixes } from './lexicon.ts';

/** A place with words that say too little. */
export interface WordingPlace {
  kind: WordingKind;
  /** The class of meaning, as the word list names it. */
  meaning: string;
  field: FieldText;
  start: number;
  end: number;
}

/**
 * The places of all kinds, in order, in one pass. Of phrases of one kind that begin at a word the
 * longest counts, and no word counts twice for one kind.
 */
export function findWording(sentences: readonly Sentence[], lexicon: Lexicon): WordingPlace[] {
  return sentences.flatMap((sentence) => findIn(sentence, lexicon));
}

function findIn({ field, tokens }: Sentence, lexicon: Lexicon): WordingPlace[] {
  const found: WordingPlace[] = [];
  /** By kind, the first word that is still free. */
  const free = new Map<WordingKind, number>();
  const words = tokens.map(({ word }) => folded(word));
  for (let at = 0; at < words.length; at++)
    for (const { kind, meaning, from, to } of longestAt(words, at, lexicon)) {
      if (at + from < (free.get(kind) ?? 0)) continue;
      free.set(kind, at + to + 1);
      const first = tokens[at + from];
      const last = tokens[at + to];
      if (meaning !== null && first && last)
        found.push({ kind, meaning, field, start: first.start, end: last.end });
    }
  return found;
}

/** As the lists write it: composed letters and a straight apostrophe. */
function folded(word: string): string {
  for (let index = 0; index < word.length; index++)
    if (word.charCodeAt(index) > 127) return word.normalize('NFC').replaceAll('’', "'");
  return word;
}

/** Shared by most words: no phrase begins there. */
const nowhere: readonly Branch[] = [];
const nothing: readonly PhraseEnd[] = [];
const noSuffixes: readonly Suffixes[] = [];

function longestAt(words: readonly string[], at: number, lexicon: Lexicon): readonly PhraseEnd[] {
  let branches = rootsOf(words[at] ?? '', lexicon);
  if (branches.length === 0) return nothing;
  const longest: PhraseEnd[] = [];
  for (let next = at + 1; branches.length > 0; next++) {
    for (const { ends } of branches)
      for (const end of ends) {
        const shorter = longest.findIndex(({ kind }) => kind === end.kind);
        if (shorter < 0) longest.push(end);
        else longest[shorter] = end;
      }
    const word = words[next];
    branches = word === undefined ? nowhere : branches.flatMap((branch) => stepsOf(branch, word));
  }
  return longest;
}

function rootsOf(word: string, { root, suffixes }: Lexicon): readonly Branch[] {
  const found = stepsOf(root, word);
  if (found.length > 0) return found;
  for (const { length, known } of suffixes.get(word.charCodeAt(word.length - 1)) ?? noSuffixes) {
    if (length >= word.length) continue;
    const suffix = word.slice(-length);
    if (known.has(suffix)) return stepsOf(root, `*${suffix}`);
  }
  return found;
}

/** Branches for a word, for a number in digits and for any word, the least certain first. */
function stepsOf({ next, any, digits }: Branch, word: string): readonly Branch[] {
  if (next.size === 0) return nowhere;
  const first = word.charCodeAt(0);
  const number = first >= 48 && first <= 57 ? digits : undefined;
  const own = next.get(word);
  if (!any && !number) return own ? [own] : nowhere;
  return [any, number, own].filter((branch) => branch !== undefined);
}
