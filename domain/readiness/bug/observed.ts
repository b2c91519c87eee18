import type { Clause } from './clauses.ts';
import { isBelowTitle } from './expected.ts';
import { isImperative } from './imperative.ts';
import type { Sentence } from './sentences.ts';
import type { BugWords } from './words.ts';

/** Whether a sentence tells what goes wrong. */
export function isObserved(
  sentence: Sentence,
  clauses: readonly Clause[],
  words: BugWords,
): boolean {
  const { place, words: said } = sentence;
  if (place === 'facts' || place === 'proposal') return false;
  if (words.elsewhere.find(said) >= 0 && words.denial.find(said) < 0) return false;
  if (place === 'observed') return true;
  if (isBelowTitle(sentence, words)) return false;
  if (words.plan.at(said, 0) > 0 || isImperative(clauses, words)) return false;
  return clauses.some((clause) => !clause.subordinate && tellsTrouble(clause, words));
}

/** Whether something is wrong in a clause, and not merely ought to be otherwise. */
export function tellsTrouble({ words: said }: Clause, words: BugWords): boolean {
  if (words.burden.find(said) >= 0) return true;
  const duty = words.duty.find(said);
  const before = duty < 0 ? said : said.slice(0, duty);
  return (
    [words.trouble, words.denial, words.report].some((phrases) => phrases.find(before) >= 0) ||
    before.some(isErrorName)
  );
}

/** Names of errors in programs: NullPointerException, TypeError. */
function isErrorName(word: string): boolean {
  return /.(?:exception|error)$/.test(word);
}
