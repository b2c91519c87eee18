import type { Language } from '../issue.ts';

/** A language that rules know words of. */
type Spoken = Exclude<Language, 'unknown'>;
export type BySpoken<T> = Record<Spoken, T>;

const all: readonly Spoken[] = ['en', 'de', 'fr', 'es'];

/**
 * The languages whose words are looked for in an issue: its own and English, which people mix into
 * all of them; every one where the text is too short to tell.
 */
function spokenIn(language: Language): readonly Spoken[] {
  if (language === 'unknown') return all;
  return language === 'en' ? ['en'] : [language, 'en'];
}

/** What is in the lists of the languages of an issue. Made once per language. */
export function perLanguage<T, R>(
  lists: BySpoken<T>,
  combine: (lists: T[]) => R,
): (of: Language) => R {
  const made = new Map<Language, R>();
  return (language) => {
    const known = made.get(language) ?? combine(spokenIn(language).map((one) => lists[one]));
    made.set(language, known);
    return known;
  };
}

/** One pattern of whole words or phrases, by the language of an issue. Lists hold pieces of patterns. */
export function wordPattern(lists: BySpoken<string>, flags = 'iu'): (of: Language) => RegExp {
  return perLanguage(
    lists,
    (found) => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${found.join('|')})(?![\\p{L}\\p{N}_])`, flags),
  );
}

/**
 * Finds the first of such words in a text. Looks for it anywhere before it looks for whole words: to look
 * behind every letter takes four times as long, and most texts hold none.
 */
export function wordFinder(
  lists: BySpoken<string>,
): (of: Language) => (text: string) => RegExpExecArray | null {
  const whole = wordPattern(lists);
  const anywhere = perLanguage(lists, (found) => new RegExp(found.join('|'), 'iu'));
  return (language) => (text) =>
    anywhere(language).test(text) ? whole(language).exec(text) : null;
}

/** One set of words, by the language of an issue. */
export function wordSet(lists: BySpoken<readonly string[]>): (of: Language) => ReadonlySet<string> {
  return perLanguage(lists, (found) => new Set(found.flat()));
}

/** A pattern for titles of sections: people keep English headings in any language, so all are one. */
export function titlePattern(lists: BySpoken<string>): RegExp {
  return new RegExp(all.map((language) => lists[language]).join('|'), 'iu');
}

/** A list for each language. */
export function byLanguage<T>(listOf: (language: Spoken) => T): BySpoken<T> {
  return { en: listOf('en'), de: listOf('de'), fr: listOf('fr'), es: listOf('es') };
}
