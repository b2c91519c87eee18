import type { Clause } from './clauses.ts';
import { begins } from './imperative.ts';
import { tellsTrouble } from './observed.ts';
import type { Sentence } from './sentences.ts';
import type { BugWords } from './words.ts';

/** Whether a sentence tells what a person does to see the failure. */
export function isStep(sentence: Sentence, clauses: readonly Clause[], words: BugWords): boolean {
  const { place, item, ordered, opening, outcome, words: said } = sentence;
  if (place === 'facts' || place === 'proposal' || place === 'expected' || outcome) return false;
  if (words.plan.at(said, 0) > 0) return false;
  if (byPerson(sentence, words) || asCircumstance(said, words)) return true;
  if (place === 'steps') {
    if (isOrder(clauses, (verb) => words.order.has(verb), words)) return true;
    const troubled = clauses.some((clause) => tellsTrouble(clause, words));
    return !troubled && (item ? said.length >= fewestInItem : opening && isTold(said, words));
  }
  if (place === 'observed') return false;
  // Work on the product and features come in lists too, but seldom by numbers.
  const isVerb = (verb: string) =>
    ordered ? words.order.has(verb) && !words.work.has(verb) : words.gesture.has(verb);
  return isOrder(clauses, isVerb, words, item);
}

/** "Click on Save", and in a list also "Seite öffnen". */
function isOrder(
  clauses: readonly Clause[],
  isVerb: (word: string) => boolean,
  words: BugWords,
  item = true,
): boolean {
  if (begins(clauses, isVerb, words)) return true;
  const last = clauses[0]?.words.at(-1) ?? '';
  return item && words.closing.has(last) && !words.work.has(last);
}

/** An entry that orders nothing is longer: "Cart → Pay". */
const fewestInItem = 2;

/** Whether prose below "Steps to reproduce" is more than a version or what somebody has. */
function isTold(said: readonly string[], { person, state }: BugWords): boolean {
  const verb = said[person.at(said, 0)] ?? '';
  if (verb !== said[0] && state.has(verb)) return false;
  return said.filter((word) => /^\P{N}+$/u.test(word)).length >= fewestWords;
}

const fewestWords = 4;

/** "I clicked …", "the user then tries to open …"; after "when I" any verb but those of a state. */
function byPerson({ words: said, place }: Sentence, words: BugWords): boolean {
  const { person, moment, between, action, state, denial, work, reach } = words;
  // "I updated the parser" is work where nothing says that it is a step.
  const isWork = (word: string) => work.has(word) && !words.order.has(word);
  const isAction = (word = '') => action.has(word) && (place !== 'anything' || !isWork(word));
  for (let at = person.find(said); at >= 0; at = person.find(said, at + 1)) {
    let verb = at + person.at(said, at);
    const next = said[verb];
    if (next && !state.has(next) && moment.endsAt(said, at)) return true;
    while (!isAction(said[verb]) && between.at(said, verb) > 0) verb += between.at(said, verb);
    if (state.has(said[verb] ?? '')) continue;
    const late = said.slice(verb, verb + 1 + reach);
    if (late.some(isAction) && denial.find(late) < 0) return true;
  }
  return false;
}

/** "after opening …", "beim Klicken auf …". */
function asCircumstance(said: readonly string[], { occasion, circumstance }: BugWords): boolean {
  for (let at = occasion.find(said); at >= 0; at = occasion.find(said, at + 1))
    if (circumstance.has(said[at + occasion.at(said, at)] ?? '')) return true;
  return false;
}
