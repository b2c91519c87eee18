import type { Language } from '../../issue.ts';

type Endings = (word: string) => string[];

const with_ = (stem: string, ...endings: string[]) => endings.map((ending) => stem + ending);

/** A verb that ends in -e, with its other forms. */
const english: Endings = (word) => with_(word.slice(0, -1), 'e', 'es', 'ed', 'ing');

/** An adjective as it stands before a noun, and alone. */
const german: Endings = (word) =>
  word.endsWith('e')
    ? with_(word, '', 'n', 'm', 'r', 's')
    : with_(word, '', 'e', 'en', 'em', 'er', 'es');

const frenchPairs: [RegExp, (stem: string) => string[]][] = [
  [/eux$/, (stem) => with_(stem, 'eux', 'euse', 'euses')],
  [/if$/, (stem) => with_(stem, 'if', 'ifs', 'ive', 'ives')],
  [/er$/, (stem) => with_(stem, 'er', 'ers', 'ère', 'ères')],
  [/al$/, (stem) => with_(stem, 'al', 'ale', 'ales', 'aux')],
  [/(?<=e)l$/, (stem) => with_(stem, 'l', 'ls', 'lle', 'lles')],
  [/(?<=[oe])n$/, (stem) => with_(stem, 'n', 'ns', 'nne', 'nnes')],
  [/e$/, (stem) => with_(stem, 'e', 'es')],
  [/$/, (stem) => with_(stem, '', 's', 'e', 'es')],
];

const spanishPairs: [RegExp, (stem: string) => string[]][] = [
  [/o$/, (stem) => with_(stem, 'o', 'a', 'os', 'as')],
  [/z$/, (stem) => with_(stem, 'z', 'ces')],
  [/dor$/, (stem) => with_(stem, 'dor', 'dora', 'dores', 'doras')],
  [/(?<=[ea])$/, (stem) => with_(stem, '', 's')],
  [/$/, (stem) => with_(stem, '', 'es')],
];

/** By the first pattern that the word ends in; the last fits every word. */
const paired =
  (pairs: [RegExp, (stem: string) => string[]][]): Endings =>
  (word) => {
    const found = pairs.find(([ending]) => ending.test(word));
    return found ? found[1](word.replace(found[0], '')) : [word];
  };

/** A word with its endings, by language. */
export const endings: Record<Exclude<Language, 'unknown'>, Endings> = {
  en: english,
  de: german,
  fr: paired(frenchPairs),
  es: paired(spanishPairs),
};
