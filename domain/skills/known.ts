import type { Taxonomy, Term } from './taxonomy.ts';
import type { Word } from './words.ts';

/** A name of the taxonomy over words, half open. */
export interface Known {
  from: number;
  to: number;
  term: Term;
}

/** Names of the taxonomy in the words, from the left, each as long as there is one; none overlaps another. */
export function knownTerms(words: readonly Word[], { terms, longest }: Taxonomy): Known[] {
  const found: Known[] = [];
  for (let from = 0; from < words.length; ) {
    const one = longestFrom(words, from, terms, longest);
    if (one) found.push(one);
    from = one?.to ?? from + 1;
  }
  return found;
}

function longestFrom(
  words: readonly Word[],
  from: number,
  terms: Taxonomy['terms'],
  longest: number,
): Known | undefined {
  let best: Known | undefined;
  let name = '';
  for (let to = from; to < Math.min(words.length, from + longest); to++) {
    name += `${to > from ? ' ' : ''}${words[to]?.lower}`;
    const term = terms.get(name);
    if (term && isAsWritten(term, words.slice(from, to + 1))) best = { from, to: to + 1, term };
  }
  return best;
}

function isAsWritten({ exact }: Term, words: readonly Word[]): boolean {
  return exact === null || words.map(({ core }) => core).join(' ') === exact;
}
