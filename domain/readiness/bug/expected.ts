import type { Clause } from './clauses.ts';
import type { Sentence } from './sentences.ts';
import type { BugWords } from './words.ts';

/** Whether a sentence tells what should happen. */
export function isExpected(
  sentence: Sentence,
  clauses: readonly Clause[],
  words: BugWords,
): boolean {
  const { place, question, words: said } = sentence;
  if (place === 'facts' || words.elsewhere.find(said) >= 0) return false;
  if (isBelowTitle(sentence, words)) return true;
  if (clauses.some((clause) => tellsDuty(clause.words, question, words))) return true;
  if (words.plan.at(said, 0) > 0) return false;
  return [words.wish, words.contrast].some((phrases) => phrases.find(said) >= 0);
}

/** Below its title the first sentence tells it; of those that follow, what complains or tells of people does not. */
export function isBelowTitle(
  { place, first, opening, words: said }: Sentence,
  words: BugWords,
): boolean {
  if (place !== 'expected') return false;
  if (opening) return true;
  if (!first || words.person.at(said, 0) > 0) return false;
  const denies = words.denial.at(said, 0) > 0;
  return denies || (words.denial.find(said) < 0 && words.trouble.find(said) < 0);
}

/** Whether a clause says what the product ought to do, not what people ought to do with it. */
function tellsDuty(said: readonly string[], question: boolean, words: BugWords): boolean {
  const { duty, need, team, person, denial, work } = words;
  const ought = duty.find(said);
  const must = ought < 0 ? need.find(said) : ought;
  if (must < 0) return false;
  const before = said.slice(0, must);
  const isTeam = team.find(before) >= 0;
  if (ought < 0 && [team, person, denial].some((phrases) => phrases.find(before) >= 0))
    return false;
  if (isTeam && question) return false;
  const size = ought < 0 ? need.at(said, must) : duty.at(said, must);
  const after = said.slice(must + size, must + size + reach);
  const verb = after.findIndex((word) => work.has(word));
  return verb < 0 || !(isTeam || words.passive.find(after) >= 0);
}

/** How far behind "should" its verb stands at most. */
const reach = 5;
