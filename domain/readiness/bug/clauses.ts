import type { Sentence } from './sentences.ts';
import type { BugWords } from './words.ts';

export interface Clause {
  words: readonly string[];
  /** A condition, a cause or a purpose: what it tells did not happen, or not by itself. */
  subordinate: boolean;
}

/** A sentence cut at its marks and where a word like "but" or "because" begins another clause. */
export function clausesOf(
  { words: given, breaks }: Pick<Sentence, 'words' | 'breaks'>,
  { clause, subordinate, harmless }: BugWords,
): Clause[] {
  const words = without(given, harmless.at);
  const clauses: Clause[] = [];
  let from = 0;
  for (let index = 1; index <= words.length; index++) {
    const ends = index === words.length || breaks.has(index) || clause.at(words, index) > 0;
    if (!ends) continue;
    const part = words.slice(from, index);
    clauses.push({
      words: part,
      subordinate: subordinate.at(part, 0) > 0,
    });
    from = index;
  }
  return clauses.some((one) => !one.subordinate)
    ? clauses
    : clauses.map((one) => ({ ...one, subordinate: false }));
}

/** Words with phrases taken out, so that no part of them is found again. */
function without(words: readonly string[], at: BugWords['harmless']['at']): string[] {
  const kept = [...words];
  for (let index = 0; index < kept.length; index++) {
    const size = at(kept, index);
    if (size > 0) kept.fill('', index, index + size);
  }
  return kept;
}
