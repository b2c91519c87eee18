import type { Block, FieldText, IssueKind, Language, NormalIssue, Span } from '../issue.ts';
import type { Outcome, RuleResult } from '../report.ts';
import type { RuleParams } from './pack/pack.ts';
import type { Story } from './story/story.ts';
import type { Sentence, Token } from './tokens.ts';
import type { WordingPlace } from './wording/find.ts';

/** What rules look at. Derived once per issue and shared by all of them. */
export interface Subject {
  issue: NormalIssue;
  summary: FieldText;
  description: FieldText;
  /** Sentences of all texts outside code, in order. */
  sentences: readonly Sentence[];
  /** Their words. */
  tokens: readonly Token[];
  /** Words that say too little, by the lists of the issue's language. */
  wording: readonly WordingPlace[];
  /** Description and criteria fields, cut at headings. */
  sections: readonly Section[];
  /** Areas in which a mistake is dear, with the words that say so. */
  risks: readonly RiskArea[];
  /** The sentence of a story that says who wants what; of other kinds none is looked for. */
  story: Story | null;
  /** The day that age is counted from. */
  asOf: string | null;
  /** How many other issues of its project have the same summary; null where that is not known. */
  sameSummaries: number | null;
}

/** An area in which a mistake is dear, and every place that names it. */
export interface RiskArea {
  area: string;
  spans: Span[];
}

/** A heading with the blocks below it, up to the next heading. The first one of a field has none. */
export interface Section {
  field: FieldText;
  title: string;
  heading: Block | null;
  blocks: Block[];
}

export interface Verdict {
  outcome: Outcome;
  evidence: Span[];
  params?: Record<string, string | number>;
  /** The last day, `2026-11-24`, on which this is the outcome for the same issue; left out: on any day. */
  until?: string;
}

/** The languages a report can be read in. */
export type ReaderLanguage = 'en' | 'de' | 'fr' | 'es';

/** A short name, and one sentence on what would make the rule pass. */
export interface FindingWords {
  title: string;
  advice: string;
}

type FindingTexts = Record<ReaderLanguage, FindingWords>;

/**
 * What somebody who knows the matter is asked. `{words}` stands for the marked words; what stands in
 * square brackets is left out where none are marked.
 */
type QuestionTexts = Record<ReaderLanguage, string>;

/** The day on which examples are judged. */
export const exampleDay = '2026-11-24';

/** A row that the rule, by itself, passes or fails. */
export interface RuleExample {
  type: string;
  summary: string;
  description?: string;
  /** Further fields of a row. */
  [field: string]: unknown;
}

/** A deterministic check. Pure: the same subject gives the same verdict. */
export interface Rule {
  id: string;
  /** What it checks and why, one or two sentences. */
  about: Record<ReaderLanguage, string>;
  /** Issues of other kinds: not applicable. */
  kinds?: readonly IssueKind[];
  /** The rule whose finding says the same and more; beside it this one's is not shown. */
  partOf?: string;
  /** Issues in other languages: not applicable. Left out: any language. */
  languages?: readonly Language[];
  /** How dear it is to fix, 1 (a word) to 5 (a conversation). */
  cost: 1 | 2 | 3 | 4 | 5;
  /**
   * Fields it looks at, by the names that formulas use, or `updated`: while they stand a waiver of a failure
   * without places does too. Left out: all texts.
   */
  reads?: readonly string[];
  /** What a reader is told when it fails. */
  finding: FindingTexts;
  /** Other words where the params of a result tell more. */
  findingFor?(params: RuleResult['params']): FindingTexts | undefined;
  /** What is asked about it, where an issue fails it. */
  question: QuestionTexts;
  /** Another question where the params of a result tell more. */
  questionFor?(params: RuleResult['params']): QuestionTexts | undefined;
  evaluate(subject: Subject, params: RuleParams): Verdict;
  examples: { pass: readonly RuleExample[]; fail: readonly RuleExample[] };
}

export const pass = (evidence: Span[] = []): Verdict => ({ outcome: 'pass', evidence });
export const fail = (evidence: Span[] = [], params?: Record<string, string | number>): Verdict =>
  params ? { outcome: 'fail', evidence, params } : { outcome: 'fail', evidence };
export const notApplicable: Verdict = { outcome: 'not_applicable', evidence: [] };
export const unreadable: Verdict = { outcome: 'unreadable', evidence: [] };

/** Passes where nothing was found, unless a field could not be read: it may stand there. */
export function passIfRead(fields: readonly FieldText[]): Verdict {
  return fields.some(({ read }) => read === 'unreadable') ? unreadable : pass();
}

/** Fails where something is missing, unless a field could not be read: it may stand there. */
export function failIfRead(fields: readonly FieldText[], verdict: Verdict = fail()): Verdict {
  return fields.some(({ read }) => read === 'unreadable') ? unreadable : verdict;
}

/** The span of a piece of a field's text. */
export function spanOf({ key, text }: FieldText, start: number, end: number): Span {
  // In the order of their names, as digests write them.
  return { end, field: key, start, text: text.slice(start, end) };
}

/** A number from a pack, or the rule's own. */
export function numberParam(params: RuleParams, name: string, fallback: number): number {
  const value = params[name];
  return typeof value === 'number' ? value : fallback;
}
