import { type Phrases, silence } from './phrases.ts';
import type { BugWords } from './words.ts';

type List = {
  [Key in keyof BugWords]: BugWords[Key] extends Phrases ? Key : never;
}[keyof BugWords];

interface Index {
  /** The words with all lists of phrases silent. */
  silent: BugWords;
  /** The lists that hold a phrase, by its first word. */
  listsOf: ReadonlyMap<string, readonly List[]>;
}

const indexes = new WeakMap<BugWords, Index>();

/**
 * Words of a language with those lists silent of which no phrase begins in a sentence: one look-up per word
 * of the sentence tells what some twenty lists would each be asked for several times.
 */
export function heardIn(said: readonly string[], words: BugWords): BugWords {
  const { silent, listsOf } = indexes.get(words) ?? index(words);
  let heard: BugWords | null = null;
  for (const word of said) {
    const lists = listsOf.get(word);
    if (!lists) continue;
    heard ??= { ...silent };
    for (const list of lists) heard[list] = words[list];
  }
  return heard ?? silent;
}

function index(words: BugWords): Index {
  const lists = (Object.keys(words) as List[]).filter(
    (key) => (words[key] as Partial<Phrases>).firstWords !== undefined,
  );
  const listsOf = new Map<string, List[]>();
  for (const list of lists)
    for (const word of words[list].firstWords)
      listsOf.set(word, [...(listsOf.get(word) ?? []), list]);
  const silent = { ...words };
  for (const list of lists) silent[list] = silence;
  indexes.set(words, { silent, listsOf });
  return { silent, listsOf };
}
