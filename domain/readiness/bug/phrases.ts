/** Finds words and phrases of a list; a phrase is words joined by one space. */
export interface Phrases {
  /** What its phrases begin with. */
  firstWords: ReadonlySet<string>;
  /** The place of the first one at or after an index, or -1. */
  find(words: readonly string[], from?: number): number;
  /** How many words of a phrase begin at an index, the longest phrase; 0 where none does. */
  at(words: readonly string[], index: number): number;
  /** Whether a phrase ends right before an index. */
  endsAt(words: readonly string[], index: number): boolean;
}

/** Phrases are not longer. */
const longest = 4;

/** The phrases of a text, separated by commas. */
export function phrases(list: string): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split(',')) {
    const words = phrase.trim().split(/\s+/);
    const [first] = words;
    if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.length - a.length);
  const at = (words: readonly string[], index: number) => {
    for (const phrase of byFirst.get(words[index] ?? '') ?? [])
      if (stands(phrase, words, index)) return phrase.length;
    return 0;
  };
  return {
    firstWords: new Set(byFirst.keys()),
    at,
    endsAt(words, index) {
      for (let size = 1; size <= longest; size++) if (at(words, index - size) === size) return true;
      return false;
    },
    find(words, from = 0) {
      for (let index = from; index < words.length; index++) if (at(words, index) > 0) return index;
      return -1;
    },
  };
}

function stands(phrase: readonly string[], words: readonly string[], index: number): boolean {
  for (let offset = 1; offset < phrase.length; offset++)
    if (words[index + offset] !== phrase[offset]) return false;
  return true;
}

/** A list without phrases. */
export const silence: Phrases = {
  firstWords: new Set(),
  at: () => 0,
  endsAt: () => false,
  find: () => -1,
};

/** The words of a text, separated by white space. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
