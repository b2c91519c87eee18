/** The kinds of words that say too little; each is a rule of its own. */
export const wordingKinds = [
  'subjective',
  'ambiguous',
  'non_verifiable',
  'superlative',
  'comparative',
  'negative',
  'vague_pronoun',
  'uncertain_verb',
  'loophole',
] as const;

export type WordingKind = (typeof wordingKinds)[number];

/**
 * Terms of one kind, by classes of meaning, separated by commas. In a term
 * - `{a|b}` stands for one of the words, `{a|}` also for none,
 * - `word~` for the word with the endings of its language,
 * - `#` for a number in digits, `_` for any word, `*word` for words that end so,
 * - `(…)` for a word that must follow and is no part of what is marked.
 * What `except` lists is not marked, though a part of it would be.
 */
export interface Terms {
  classes: Record<string, string>;
  except?: string;
}

/** The word lists of one language. */
export type WordLists = Record<WordingKind, Terms>;
