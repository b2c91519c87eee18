import { asksForSeveral, type Results } from './judge-story.ts';
import { readLabels } from './labels.ts';
import type { StoryLine } from './read-stories.ts';

export type Judged = StoryLine & { results: Results };

/** Fails of one rule among all stories, and those that are known to be wrong. */
export interface Alarms {
  rule: string;
  fails: number;
  falseAlarms: string[];
}

/** Lines of the set that are no story: a heading and ends of sentences. */
const fragments = new Set(['g16:35', 'g16:48', 'g23:8']);

/** Words that leave no doubt that a benefit is told. */
const tellsBenefit = /\b(?:so that|in order to|because)\b/i;

/**
 * All lines but fragments are stories with a role and a wish, so a fail for want of them is a false
 * alarm. That a benefit is missing is one where its words stand there; for several actions the labels
 * tell.
 */
export function alarmsOf(judged: readonly Judged[]): Alarms[] {
  const stories = judged.filter(({ id }) => !fragments.has(id));
  const atomic = new Set(readLabels().flatMap(({ id, atomic }) => (atomic ? [id] : [])));
  const failing = (rule: string) => stories.filter(({ results }) => isFail(results, rule));
  const alarms = (rule: string, isFalse: (story: Judged) => boolean): Alarms => {
    const fails = failing(rule);
    return { rule, fails: fails.length, falseAlarms: fails.filter(isFalse).map(({ id }) => id) };
  };
  return [
    alarms('story.form', ({ results }) => results.get('story.form')?.params.missing !== 'benefit'),
    alarms('story.role', () => true),
    alarms('story.action', () => true),
    alarms('story.benefit', ({ text }) => tellsBenefit.test(text)),
    alarms('story.atomic', ({ id, results }) => atomic.has(id) && asksForSeveral(results)),
  ];
}

function isFail(results: Results, rule: string): boolean {
  return results.get(rule)?.outcome === 'fail';
}
