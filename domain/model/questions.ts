import { sameWork } from '../drafts/same-work.ts';
import type { NormalIssue, Span } from '../issue.ts';
import { readAnswer } from './answers.ts';
import { type Egress, sentText } from './egress.ts';
import { plainAnswer } from './plain-answer.ts';
import { findQuote } from './quote.ts';
import { ungroundedIn } from './ungrounded.ts';

/** What gives rise to a question: words of the issue, or a rule that it fails. */
type QuestionSource = { kind: 'issue'; span: Span } | { kind: 'rule'; rule: string };

/** A question that a model proposed, before it is held against the issue as it is. */
export interface ProposedQuestion {
  question: string;
  source: QuestionSource;
}

/** Questions kept at most, and the UTF-16 units of one. */
const most = 3;
const longest = 300;
/** Also those that Greek, Arabic and Asian texts end with. */
const asks = /[?\u037e\u061f\uff1f]$/u;

/**
 * The questions in an answer that may stand in a comment: one line of plain words that asks, tied to words
 * that the issue has or to a rule that it fails. Others see no mark beside it, so one with a number, name
 * or endpoint that the issue does not have is refused, as is what was asked before.
 * @param rules ids of the rules that were sent
 * @throws {ReadygateError} model_answer_invalid
 */
export function readQuestions(
  content: string,
  egress: Egress,
  { issue, rules }: { issue: Pick<NormalIssue, 'language'>; rules: ReadonlySet<string> },
): { questions: ProposedQuestion[]; refused: number } {
  const { questions } = readAnswer('questions', content);
  const known = sentText(egress);
  const kept: ProposedQuestion[] = [];
  for (const { question, source } of questions) {
    const words = plainAnswer(question, known);
    const found = sourceOf(source, egress, rules);
    if (words === null || found === null) continue;
    if (words.length > longest || !asks.test(words)) continue;
    if (ungroundedIn(words, known, issue.language).length > 0) continue;
    if (!kept.some((other) => sameWork(other.question, words)))
      kept.push({ question: words, source: found });
  }
  return { questions: kept.slice(0, most), refused: questions.length - kept.length };
}

function sourceOf(
  { kind, value }: { kind: 'quote' | 'rule'; value: string },
  { sent }: Egress,
  rules: ReadonlySet<string>,
): QuestionSource | null {
  if (kind === 'rule') return rules.has(value) ? { kind: 'rule', rule: value } : null;
  const span = findQuote(sent, value);
  return span && { kind: 'issue', span };
}
