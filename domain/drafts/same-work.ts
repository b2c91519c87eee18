/** Words that tell nothing about what is to be done. */
const stop = new Set([
  'the',
  'a',
  'an',
  'is',
  'are',
  'be',
  'to',
  'of',
  'and',
  'or',
  'in',
  'on',
  'for',
  'with',
  'it',
  'that',
  'this',
  'as',
  'by',
  'at',
  'must',
  'should',
  'can',
  'will',
]);

/** Share of common words from which two texts mean the same work. */
const threshold = 0.75;

/** Whether two short texts ask for the same work: nearly the same words, in any order. */
export function sameWork(left: string, right: string): boolean {
  const a = wordsOf(left);
  const b = wordsOf(right);
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common) >= threshold;
}

/**
 * Whether two texts are the same but for case, punctuation and words that tell nothing. One issue asks
 * for what differs in a single word, such as before and after a time, on purpose.
 */
export function sameWords(left: string, right: string): boolean {
  return [...wordsOf(left)].join(' ') === [...wordsOf(right)].join(' ');
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const meaningful = words.filter((word) => !stop.has(word));
  return new Set(meaningful.length > 0 ? meaningful : words);
}
