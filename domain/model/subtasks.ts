import type { NormalIssue, Span } from '../issue.ts';
import { readAnswer } from './answers.ts';
import { type Egress, sentText } from './egress.ts';
import { plainAnswer } from './plain-answer.ts';
import { findQuote } from './quote.ts';
import { ungroundedIn } from './ungrounded.ts';

/** A subtask that a model proposed, before it is held against the issue as it is. */
export interface ProposedSubtask {
  summary: string;
  lines: string[];
  /** The words of the issue that ask for it; null for an assumption. */
  span: Span | null;
  /** Numbers, names and endpoints in it that the issue does not have. */
  ungrounded: string[];
}

/** Proposals kept at most, paragraphs of one, and the UTF-16 units of a title and of a paragraph. */
const most = 8;
const mostLines = 5;
const longestTitle = 255;
const longestLine = 600;

/**
 * The proposals in an answer that may become drafts: plain words, without links and mentions.
 * @throws {ReadygateError} model_answer_invalid
 */
export function readSubtasks(
  content: string,
  egress: Egress,
  { language }: Pick<NormalIssue, 'language'>,
): { subtasks: ProposedSubtask[]; refused: number } {
  const { subtasks } = readAnswer('subtasks', content);
  const known = sentText(egress);
  const read = subtasks.map(({ summary, lines, quote }): ProposedSubtask | null => {
    const title = plainAnswer(summary, known);
    const paragraphs = lines
      .slice(0, mostLines)
      .filter((line) => line.trim() !== '')
      .map((line) => plainAnswer(line, known));
    if (title === null || title.length > longestTitle) return null;
    if (!paragraphs.every((line) => line !== null)) return null;
    if (paragraphs.some((line) => line.length > longestLine)) return null;
    return {
      summary: title,
      lines: paragraphs,
      span: findQuote(egress.sent, quote),
      ungrounded: ungroundedIn([title, ...paragraphs].join('\n'), known, language),
    };
  });
  const kept = read.filter((one) => one !== null);
  return { subtasks: kept.slice(0, most), refused: read.length - kept.length };
}
