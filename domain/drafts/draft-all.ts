import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import type { ProposedSubtask } from '../model/subtasks.ts';
import type { Named } from '../operation.ts';
import { type ComponentsDraft, draftComponents, lacksComponents } from './draft-components.ts';
import { draftLinks, type LinkDraft, type LinkGround, saidLinks } from './draft-links.ts';
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
  /** The components that may be set, and what is known of other ends; left out: neither was looked for. */
  components?: readonly Named[];
  links?: LinkGround;
}

export interface Drafted {
  sections: SectionDraft[];
  subtasks: SubtaskDraft[];
  components: ComponentsDraft | null;
  links: LinkDraft[];
  /** Left out because people rejected them for the same words. */
  rejectedBefore: number;
}

/** What must be looked for in Jira before components and links can be drafted. */
export function draftNeeds({ issue, wish: { propose } }: Pick<DraftGround, 'issue' | 'wish'>): {
  components: boolean;
  keys: string[];
} {
  return {
    components: propose.includes('components') && lacksComponents(issue),
    keys: propose.includes('links') ? saidLinks(issue).map(({ key }) => key) : [],
  };
}

/**
 * Everything that is proposed for an issue. What becomes a line of a section is no subtask as well,
 * unless the issue itself lists it.
 */
export function draftAll(
  { issue, description, asked, proposed, wish: { propose }, components = [], links }: DraftGround,
  rejected: ReadonlySet<Digest>,
): Drafted {
  const { sections, ...left } = propose.includes('sections')
    ? draftSections(issue, { asked, rejected, description })
    : { sections: [], rejectedBefore: 0 };
  const { drafts, ...ofSubtasks } = propose.includes('subtasks')
    ? draftSubtasks(issue, { rejected, proposed })
    : { drafts: [], rejectedBefore: 0 };
  const named = propose.includes('components')
    ? draftComponents(issue, components, rejected)
    : { draft: null, rejectedBefore: 0 };
  const linked =
    propose.includes('links') && links
      ? draftLinks(issue, links, rejected)
      : { drafts: [], rejectedBefore: 0 };
  const lines = sections.flatMap(({ spans }) => spans);
  const all = [left, ofSubtasks, named, linked];
  return {
    sections,
    subtasks: drafts.filter(({ lane, spans }) => lane === 'rules' || !meet(lines, spans)),
    components: named.draft,
    links: linked.drafts,
    rejectedBefore: all.reduce((sum, { rejectedBefore }) => sum + rejectedBefore, 0),
  };
}

function meet(lines: readonly Span[], spans: readonly Span[]): boolean {
  return spans.some(({ field, start, end }) =>
    lines.some((line) => line.field === field && line.start < end && start < line.end),
  );
}
