import type { Clause } from './clauses.ts';
import type { BugWords } from './words.ts';

/** Whether a sentence orders something: "Click …", "Then try to open …", "With the page open, fix …". */
export function isImperative(clauses: readonly Clause[], words: BugWords): boolean {
  const orders = (verb: string) => words.order.has(verb) || words.work.has(verb);
  return begins(clauses, orders, words);
}

/** Whether a clause, the first or one after a circumstance, begins with such a verb. */
export function begins(
  clauses: readonly Clause[],
  isVerb: (word: string) => boolean,
  words: BugWords,
): boolean {
  return clauses.some(({ words: said, subordinate }, index) => {
    if (subordinate || index > mostBefore) return false;
    return beginsClause(said, isVerb, words);
  });
}

/** Later clauses list things: "menus, open tabs, …". */
const mostBefore = 1;

function beginsClause(
  said: readonly string[],
  isVerb: (word: string) => boolean,
  { lead }: BugWords,
): boolean {
  let index = 0;
  for (;;) {
    // "Change performed by …" orders nothing.
    if (isVerb(said[index] ?? '') && !/..ed$/.test(said[index + 1] ?? '')) return true;
    const size = lead.at(said, index);
    if (size === 0) return false;
    index += size;
  }
}
