import { sameWork } from '../drafts/same-work.ts';
import { standingSpan } from '../drafts/standing-span.ts';
import type { FieldKey, Language, NormalIssue, Span } from '../issue.ts';
import type { ProposedQuestion } from '../model/questions.ts';
import { orderFindings } from '../readiness/findings.ts';
import { isReaderLanguage } from '../readiness/reader-language.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { rules } from '../readiness/rules/index.ts';
import { findingWords } from '../readiness/words.ts';
import { askingRules, type Report, type RuleResult } from '../report.ts';
import { filled, unreadableQuestion, wordsAt } from './words.ts';

/** Something that an issue does not say, asked of those who know. */
export interface Question {
  /** The rules whose findings it asks about: one, or all that could not be judged; none where it asks about words. */
  rules: string[];
  /** What was found. */
  outcome: 'fail' | 'unreadable';
  text: string;
  /** The words are those of a model. */
  model?: true;
  about?: AboutWords;
}

/** Words of the issue that a question asks about, and the lines that they stand in. */
interface AboutWords {
  span: Span;
  lines: string;
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

/** Whether a comment has room for more than what the rules ask. */
export function hasRoom(report: Report, language: Language): boolean {
  return questionsOf(report, language).length < mostQuestions;
}

/**
 * What is asked of an issue: first the questions of its report, then, as far as there is room, those of
 * a model that hold for the issue as it is and ask what none before them asks.
 */
export function questionsFor(
  issue: NormalIssue,
  report: Report,
  proposed: readonly ProposedQuestion[],
): Question[] {
  const questions = questionsOf(report, issue.language);
  const asking = askingRules(report);
  for (const one of proposed) {
    const question = ofModel(one, issue, asking);
    const isNew = question && !questions.some(({ text }) => sameWork(text, question.text));
    if (isNew && questions.length < mostQuestions) questions.push(question);
  }
  return questions;
}

/**
 * The positions of questions of which nothing is left: by a later report, and where one asks about words,
 * by the lines that they stood in. Whether an edit of those answers it, only people can tell.
 */
export function settledBy(
  questions: readonly Question[],
  report: Report,
  { texts }: Pick<NormalIssue, 'texts'>,
): number[] {
  const outcomes = new Map(report.results.map(({ rule, outcome }) => [rule, outcome]));
  const isOpen = ({ rules: asked, outcome, about }: Question) =>
    (about !== undefined && stands(about, texts)) ||
    asked.some((rule) => {
      const now = outcomes.get(rule);
      // What cannot be read any more is not answered by that.
      return now === outcome || now === 'unreadable';
    });
  return questions.flatMap((question, position) => (isOpen(question) ? [] : [position]));
}

/** Null where what gave rise to it is gone. */
function ofModel(
  { question: text, source }: ProposedQuestion,
  issue: NormalIssue,
  asking: ReadonlySet<string>,
): Question | null {
  const head = { outcome: 'fail', text, model: true } as const;
  if (source.kind === 'rule')
    return asking.has(source.rule) ? { rules: [source.rule], ...head } : null;
  const span = standingSpan(issue, source.span);
  return span && { rules: [], ...head, about: { span, lines: linesOf(span, issue.texts) } };
}

function linesOf({ field, start, end }: Span, texts: NormalIssue['texts']): string {
  const text = textOf(field, texts)?.text ?? '';
  const last = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, last < 0 ? text.length : last).trim();
}

/** As for rules: what cannot be read any more is not answered by that. */
function stands({ span, lines }: AboutWords, texts: NormalIssue['texts']): boolean {
  const field = textOf(span.field, texts);
  return field?.read === 'unreadable' || (field?.text.includes(lines) ?? false);
}

const textOf = (field: FieldKey, texts: NormalIssue['texts']) =>
  texts.find(({ key }) => key === field);

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
