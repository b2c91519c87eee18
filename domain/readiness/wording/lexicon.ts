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
  /** Of them, where any word leads, and where a number in digits does. */
  any: Branch | undefined;
  digits: Branch | undefined;
  ends: PhraseEnd[];
}

/** Endings of words of one length, without their star. */
export interface Suffixes {
  length: number;
  known: Set<string>;
}

export interface Lexicon {
  root: Branch;
  /** By the code of the last unit, the longest first. */
  suffixes: Map<number, Suffixes[]>;
}

/** The lists as a tree, so that a text is read once for all kinds. */
export function lexiconOf(
  lists: Partial<WordLists>,
  language: Exclude<Language, 'unknown'>,
): Lexicon {
  const root = newBranch();
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
      const next = branch.next.get(word) ?? newBranch();
      branch.next.set(word, next);
      if (word === '_') branch.any = next;
      if (word === '#') branch.digits = next;
      branch = next;
    }
    // The first list that names a phrase decides; an exception comes last and wins.
    const known = branch.ends.findIndex(({ kind }) => kind === end.kind);
    if (known < 0) branch.ends.push({ ...end, from, to });
    else if (end.meaning === null) branch.ends[known] = { ...end, from, to };
  }
}

const newBranch = (): Branch => ({
  next: new Map(),
  any: undefined,
  digits: undefined,
  ends: [],
});

function suffixesOf({ next }: Branch): Lexicon['suffixes'] {
  const suffixes = [...next.keys()]
    .filter((word) => word.startsWith('*'))
    .map((word) => word.slice(1));
  const byLast = Map.groupBy(suffixes, (suffix) => suffix.charCodeAt(suffix.length - 1));
  return new Map([...byLast].map(([last, ending]) => [last, byLength(ending)]));
}

function byLength(suffixes: readonly string[]): Suffixes[] {
  return [...Map.groupBy(suffixes, ({ length }) => length)]
    .map(([length, known]) => ({ length, known: new Set(known) }))
    .toSorted((a, b) => b.length - a.length);
}
