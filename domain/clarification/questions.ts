import type { Language } from '../issue.ts';
import { orderFindings } from '../readiness/findings.ts';
import { isReaderLanguage } from '../readiness/reader-language.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { rules } from '../readiness/rules/index.ts';
import { findingWords } from '../readiness/words.ts';
import type { Report, RuleResult } from '../report.ts';
import { filled, unreadableQuestion, wordsAt } from './words.ts';

/** Something that an issue does not say, asked of those who know. */
export interface Question {
  /** The rules whose findings it asks about: one, or all that could not be judged. */
  rules: string[];
  /** What was found. */
  outcome: 'fail' | 'unreadable';
  text: string;
}

/** More than that in one comment nobody answers. */
const mostQuestions = 5;

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * The questions that a report asks, in the language of the issue, worst finding first and of those the
 * cheapest to answer; none where nothing fails that counts. All that could not be read is one question.
 */
export function questionsOf(report: Report, language: Language): Question[] {
  const reader = isReaderLanguage(language) ? language : 'en';
  const counting = orderFindings(report.results).filter(({ counts }) => counts);
  const unread = counting.filter(({ outcome }) => outcome === 'unreadable');
  return counting
    .filter((result) => result.outcome === 'fail' || result === unread[0])
    .flatMap((result) =>
      result.outcome === 'fail' ? failed(result, reader) : unreadable(unread, reader),
    )
    .slice(0, mostQuestions);
}

/** The positions of questions that a later report has nothing left of. */
export function settledBy(questions: readonly Question[], report: Report): number[] {
  const outcomes = new Map(report.results.map(({ rule, outcome }) => [rule, outcome]));
  const isOpen = ({ rules: asked, outcome }: Question) =>
    asked.some((rule) => {
      const now = outcomes.get(rule);
      // What cannot be read any more is not answered by that.
      return now === outcome || now === 'unreadable';
    });
  return questions.flatMap((question, position) => (isOpen(question) ? [] : [position]));
}

function failed(result: RuleResult, language: ReaderLanguage): Question[] {
  const rule = byId.get(result.rule);
  const template = (rule?.questionFor?.(result.params) ?? rule?.question)?.[language];
  const text = template
    ? filled(template, wordsAt(result.evidence), language)
    : ownQuestion(result, language);
  return text === null ? [] : [{ rules: [result.rule], outcome: 'fail', text }];
}

/** A rule of a pack's own has the words that its authors gave it; without any there is nothing to ask. */
function ownQuestion(result: RuleResult, language: ReaderLanguage): string | null {
  const { title, advice } = findingWords(result, language);
  return advice === '' ? null : `${title}: ${advice}`;
}

function unreadable(unread: readonly RuleResult[], language: ReaderLanguage): Question[] {
  const titles = unread.map((result) => findingWords(result, language).title);
  const text = filled(unreadableQuestion[language], titles, language);
  if (text === null) return [];
  return [{ rules: unread.map(({ rule }) => rule), outcome: 'unreadable', text }];
}
