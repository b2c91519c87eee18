import type { NormalIssue } from '../issue.ts';
import type { Remark, RemarkSource } from './annotations.ts';
import { readAnswer } from './answers.ts';
import { type Egress, sentText } from './egress.ts';
import { plainAnswer } from './plain-answer.ts';
import { findQuote } from './quote.ts';
import { ungroundedIn } from './ungrounded.ts';

/** Remarks kept at most, and the UTF-16 units of one. */
const most = 5;
const longest = 400;

/**
 * The remarks in an answer that may be shown: plain words, each with its source. A quote that the issue
 * does not have, and a rule that did not fail, make a remark an assumption, whatever the model says.
 * @throws {ReadygateError} model_answer_invalid
 */
export function readRemarks(
  content: string,
  egress: Egress,
  { issue, failed }: { issue: Pick<NormalIssue, 'language'>; failed: readonly string[] },
): { remarks: Remark[]; refused: number } {
  const { remarks } = readAnswer('remarks', content);
  const known = sentText(egress);
  const read = remarks.map(({ remark, confidence, source }): Remark | null => {
    const words = plainAnswer(remark, known);
    if (words === null || words.length > longest) return null;
    const found = sourceOf(source, egress, failed);
    const ungrounded = ungroundedIn(words, known, issue.language);
    const sure = confidence === 'high' && found.kind !== 'assumption' && ungrounded.length === 0;
    return { remark: words, confidence: sure ? 'high' : 'low', source: found, ungrounded };
  });
  const kept = read.filter((remark) => remark !== null);
  return { remarks: kept.slice(0, most), refused: read.length - kept.length };
}

function sourceOf(
  { kind, value }: { kind: 'quote' | 'rule' | 'assumption'; value: string },
  { sent }: Egress,
  failed: readonly string[],
): RemarkSource {
  const span = kind === 'quote' ? findQuote(sent, value) : null;
  if (span) return { kind: 'issue', span };
  if (kind === 'rule' && failed.includes(value)) return { kind: 'rule', rule: value };
  return { kind: 'assumption' };
}
