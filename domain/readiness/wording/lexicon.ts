import type { Language } from '../../issue.ts';
import { endings } from './endings.ts';
import { type Terms, type WordingKind, type WordLists, wordingKinds } from './kinds.ts';
import { phrasesOf } from './terms.ts';

/** What a phrase ends with: a mark of a kind, or nothing of that kind. */
export interface PhraseEnd {
  kind: WordingKind;
  /** The class of meaning; null where the phrase is an exception. */
  meaning: string | null;
  from: number;
  to: number;
}

/** Phrases as a tree, word by word. */
export interface Branch {
  next: Map<string, Branch>;
  ends: PhraseEnd[];
}

export interface Lexicon {
  root: Branch;
  /** Endings of words, without their star, by length, longest first. */
  suffixes: { length: number; known: Set<string> }[];
}

/** The lists as a tree, so that a text is read once for all kinds. */
export function lexiconOf(
  lists: Partial<WordLists>,
  language: Exclude<Language, 'unknown'>,
): Lexicon {
  const root: Branch = { next: new Map(), ends: [] };
  for (const kind of wordingKinds) {
    const terms: Terms = lists[kind] ?? { classes: {} };
    for (const [meaning, list] of Object.entries(terms.classes))
      add(root, list, { kind, meaning }, language);
    add(root, terms.except ?? '', { kind, meaning: null }, language);
  }
  return { root, suffixes: suffixesOf(root) };
}

function add(
  root: Branch,
  list: string,
  end: Pick<PhraseEnd, 'kind' | 'meaning'>,
  language: Exclude<Language, 'unknown'>,
): void {
  for (const { words, from, to } of phrasesOf(list, endings[language])) {
    let branch = root;
    for (const word of words) {
      const next = branch.next.get(word) ?? { next: new Map(), ends: [] };
      branch.next.set(word, next);
      branch = next;
    }
    // The first list that names a phrase decides; an exception comes last and wins.
    const known = branch.ends.findIndex(({ kind }) => kind === end.kind);
    if (known < 0) branch.ends.push({ ...end, from, to });
    else if (end.meaning === null) branch.ends[known] = { ...end, from, to };
  }
}

function suffixesOf({ next }: Branch): Lexicon['suffixes'] {
  const byLength = new Map<number, Set<string>>();
  for (const word of next.keys()) {
    if (!word.startsWith('*')) continue;
    const suffix = word.slice(1);
    const known = byLength.get(suffix.length) ?? new Set();
    byLength.set(suffix.length, known.add(suffix));
  }
  return [...byLength]
    .map(([length, known]) => ({ length, known }))
    .toSorted((a, b) => b.length - a.length);
}
