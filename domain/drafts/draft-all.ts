import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import type { ProposedSubtask } from '../model/subtasks.ts';
import { draftSections, type SectionDraft } from './draft-sections.ts';
import { draftSubtasks, type SubtaskDraft } from './draft-subtasks.ts';
import type { DraftWish } from './wish.ts';

/** What drafts are made from. */
export interface DraftGround {
  issue: NormalIssue;
  /** The description as Jira gave it. */
  description?: unknown;
  /** Ids of the rules that ask for something. */
  asked: ReadonlySet<string>;
  /** What a model proposed. */
  proposed: readonly ProposedSubtask[];
  wish: DraftWish;
}

export interface Drafted {
  sections: SectionDraft[];
  subtasks: SubtaskDraft[];
  /** Left out because people rejected them for the same words. */
  rejectedBefore: number;
}

/**
 * Everything that is proposed for an issue. What becomes a line of a section is no subtask as well,
 * unless the issue itself lists it.
 */
export function draftAll(
  { issue, description, asked, proposed, wish: { propose } }: DraftGround,
  rejected: ReadonlySet<Digest>,
): Drafted {
  const { sections, ...left } = propose.includes('sections')
    ? draftSections(issue, { asked, rejected, description })
    : { sections: [], rejectedBefore: 0 };
  const { drafts, rejectedBefore } = propose.includes('subtasks')
    ? draftSubtasks(issue, { rejected, proposed })
    : { drafts: [], rejectedBefore: 0 };
  const lines = sections.flatMap(({ spans }) => spans);
  const subtasks = drafts.filter(({ lane, spans }) => lane === 'rules' || !meet(lines, spans));
  return { sections, subtasks, rejectedBefore: left.rejectedBefore + rejectedBefore };
}

function meet(lines: readonly Span[], spans: readonly Span[]): boolean {
  return spans.some(({ field, start, end }) =>
    lines.some((line) => line.field === field && line.start < end && start < line.end),
  );
}
