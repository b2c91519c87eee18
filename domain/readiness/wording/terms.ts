/** One word of a phrase; several words may stand at its place, or none. */
interface Part {
  words: string[];
  optional: boolean;
  /** Must stand there, but is not marked. */
  isContext: boolean;
}

/** Words in a row, with the part of them that is marked. */
export interface Phrase {
  words: string[];
  /** First and last word that is marked, by position; none of a phrase that is all context. */
  from: number;
  to: number;
}

/** The phrases that a list of terms stands for; the grammar is that of `Terms`. */
export function phrasesOf(list: string, endings: (word: string) => string[]): Phrase[] {
  return list
    .split(',')
    .map((term) => term.trim().replaceAll(/\s*\|\s*/g, '|'))
    .filter((term) => term !== '')
    .flatMap((term) => expanded(partsOf(term, endings)))
    .flatMap(withHyphens);
}

function partsOf(term: string, endings: (word: string) => string[]): Part[] {
  return term.split(/\s+/).map((part) => {
    const [, open, inner = part] = /^([{(])(.*)[)}]$/.exec(part) ?? [];
    const words = inner.split('|');
    return {
      words: words.filter(Boolean).flatMap((word) => inflected(word, endings)),
      optional: words.includes(''),
      isContext: open === '(',
    };
  });
}

function inflected(word: string, endings: (word: string) => string[]): string[] {
  return word.endsWith('~') ? endings(word.slice(0, -1)) : [word];
}

function expanded(parts: readonly Part[]): Phrase[] {
  let all: { word: string; isContext: boolean }[][] = [[]];
  for (const { words, optional, isContext } of parts)
    all = all.flatMap((begun) => [
      ...(optional ? [begun] : []),
      ...words.map((word) => [...begun, { word, isContext }]),
    ]);
  return all.map((words) => ({
    words: words.map(({ word }) => word),
    from: words.findIndex(({ isContext }) => !isContext),
    to: words.findLastIndex(({ isContext }) => !isContext),
  }));
}

/** Two words and more are also written with hyphens, and read as one word then. */
function withHyphens(phrase: Phrase): Phrase[] {
  const { words, from, to } = phrase;
  const isPlain = words.every((word) => /^[\p{L}'’]+$/u.test(word));
  const isWhole = from === 0 && to === words.length - 1;
  return words.length > 1 && isPlain && isWhole
    ? [phrase, { words: [words.join('-')], from: 0, to: 0 }]
    : [phrase];
}
