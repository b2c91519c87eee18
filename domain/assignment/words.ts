const stopWords = new Set(
  'the a an of and or in to for with on at by from as is are be this that will have has it its not when if was but should can we you there which after does do'.split(
    ' ',
  ),
);

/** Words beyond this many of one text say nothing new about it, logs above all. */
const mostWords = 600;

/** What a text is about: its words without endings, and the parts of names such as `StreamThread`; each once. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const { 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (words.size >= mostWords) break;
    for (const part of [word, ...joined(word)]) {
      const lower = part.toLowerCase();
      if (lower.length > 2 && lower.length < 40 && !stopWords.has(lower)) words.add(stem(lower));
    }
  }
  return [...words];
}

function joined(word: string): string[] {
  return /\p{Ll}\p{Lu}/u.test(word) ? word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u) : [];
}

/** Enough to let singular and plural, and forms of a verb, be one word. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed)$/, '') : word;
}
