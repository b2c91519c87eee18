import type { Clause } from './clauses.ts';
import type { BugWords } from './words.ts';

/** Whether a sentence orders something: "Click …", "Then try to open …", "With the page open, fix …". */
export function isImperative(clauses: readonly Clause[], words: BugWords): boolean {
  const orders = (verb: string) => words.order.has(verb) || words.work.has(verb);
  return begins(clauses, orders, words);
}

/** Whether a sentence, or what follows its circumstance, begins with such a verb. */
export function begins(
  clauses: readonly Clause[],
  isVerb: (word: string) => boolean,
  words: BugWords,
): boolean {
  const [first, second] = clauses;
  if (!first) return false;
  if (!first.subordinate && beginsClause(first.words, isVerb, words)) return true;
  const leadsOn = first.subordinate || words.prelude.at(first.words, 0) > 0;
  return leadsOn && second !== undefined && beginsClause(second.words, isVerb, words);
}

function beginsClause(
  said: readonly string[],
  isVerb: (word: string) => boolean,
  { lead, state }: BugWords,
): boolean {
  let index = 0;
  for (;;) {
    const next = said[index + 1] ?? '';
    // "Change performed by …" and "log is …" order nothing.
    if (isVerb(said[index] ?? '') && !/..ed$/.test(next) && !state.has(next)) return true;
    const size = lead.at(said, index);
    if (size === 0) return false;
    index += size;
  }
}
