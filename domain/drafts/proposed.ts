import type { NormalIssue } from '../issue.ts';
import type { ProposedSubtask } from '../model/subtasks.ts';
import { tierOfWords } from '../tier-of-words.ts';
import type { SubtaskDraft } from './draft-subtasks.ts';
import { ideaOf } from './idea.ts';
import { sameWork } from './same-work.ts';
import { standingSpan } from './standing-span.ts';
import { summaryOf } from './summary.ts';

/**
 * What a model proposed, held against the issue as it is now. Null where the words that asked for it no
 * longer stand there or are a heading, and where it is the whole issue once more. What rests on no words of the issue, or names what it does not have, is doubtful.
 */
export function draftOfProposal(
  { summary: title, lines, span: quoted, ungrounded }: ProposedSubtask,
  issue: NormalIssue,
): SubtaskDraft | null {
  const span = quoted && standingSpan(issue, quoted);
  if ((quoted && !span) || sameWork(title, titleOf(issue))) return null;
  const spans = span ? [span] : [];
  const summary = summaryOf(title);
  return {
    summary,
    lines,
    spans,
    idea: ideaOf({ kind: 'createSubtask', summary, lines }, spans),
    lane: 'model',
    confidence: span && ungrounded.length === 0 ? 'high' : 'low',
    tier: tierOfWords([title, ...lines].join(' '), issue.language),
    ...(span ? {} : { assumption: true }),
  };
}

function titleOf({ texts }: NormalIssue): string {
  return texts.find(({ key }) => key === 'summary')?.text ?? '';
}
