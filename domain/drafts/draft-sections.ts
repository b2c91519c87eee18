import { documentOf } from '../adf/edit.ts';
import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import type { AdfDoc } from '../json.ts';
import { plainLine } from '../operations/adf.ts';
import type { Confidence, Tier } from '../plan.ts';
import { findRisks } from '../readiness/risk-areas.ts';
import type { Section, Subject } from '../readiness/rule.ts';
import { subjectOf } from '../readiness/subject.ts';
import { isFilled } from './filled.ts';
import { ideaOf } from './idea.ts';
import { sameWords } from './same-work.ts';
import { sectionLines } from './section-lines.ts';
import { askedBy, headingOf, isTitleOf, type SectionName, sectionNames } from './section-words.ts';

/** One section to propose, in the issue's own words. */
export interface SectionDraft {
  name: SectionName;
  /** The rule that asks for it. */
  rule: string;
  /** Null: its heading is there and nothing stands below it. */
  heading: string | null;
  /** JSON pointer to the heading that is there. */
  below: string | null;
  lines: string[];
  /** Where each line stands. */
  spans: Span[];
  ordered: boolean;
  confidence: Confidence;
  tier: Tier;
  idea: Digest;
}

export interface DraftedSections {
  sections: SectionDraft[];
  /** Left out because people rejected them for the same words. */
  rejectedBefore: number;
}

interface SectionOptions {
  /** Ids of the rules that ask for something. */
  asked: ReadonlySet<string>;
  /** Digests of ideas. */
  rejected?: ReadonlySet<Digest>;
  /** The description as Jira gave it. */
  description?: unknown;
}

/** Lines of a section; more is no help to anybody. */
const mostLines = 8;

/**
 * The sections that failed rules ask for, filled with what the description says elsewhere: every line is
 * a piece of it. Nothing is invented: where the issue says nothing of a section there is none, and where
 * something stands below its heading it is left alone.
 */
export function draftSections(
  issue: NormalIssue,
  { asked, rejected = new Set(), description }: SectionOptions,
): DraftedSections {
  const subject = subjectOf(issue, null);
  // Text of another format cannot be put into a document.
  if (subject.description.format !== 'adf') return { sections: [], rejectedBefore: 0 };
  const drafts = sectionNames
    .filter((name) => asked.has(askedBy[name]))
    .flatMap((name) => draftOf(name, subject, documentOf(description)) ?? []);
  const sections = drafts.filter(({ idea }) => !rejected.has(idea));
  return { sections, rejectedBefore: drafts.length - sections.length };
}

function draftOf(name: SectionName, subject: Subject, doc: AdfDoc | null): SectionDraft | null {
  const there = subject.sections.filter(
    ({ field, heading, title }) =>
      field === subject.description && heading !== null && isTitleOf[name](title),
  );
  if (there.some((section) => isFilled(section, subject.sections, doc))) return null;
  const found = sectionLines(name, subject);
  const said = found.spans.filter(({ text }) => plainLine(text) !== '');
  const spans = distinct(said).slice(0, mostLines);
  if (spans.length === 0) return null;
  const lines = spans.map(({ text }) => plainLine(text));
  // Where its heading stands in a place of which nothing can be put behind, a second one helps nobody.
  const [below = null] = there.flatMap((section) => pathOf(section) ?? []);
  if (there.length > 0 && below === null) return null;
  return {
    name,
    rule: askedBy[name],
    heading: below === null ? headingOf(name, subject.issue.language) : null,
    below,
    lines,
    spans,
    ordered: found.ordered,
    confidence: found.confidence,
    tier: isRisky(spans, subject) ? 'medium' : 'low',
    idea: ideaOf({ kind: 'insertSections', section: name, lines }, spans),
  };
}

/** The node of a heading, or of the paragraph that is nothing but a label; null where it is no node of its own. */
function pathOf({ field, heading }: Section): string | null {
  const block = field.blocks.find(
    ({ start, end }) => heading && start <= heading.start && heading.end <= end,
  );
  if (!block || !heading || !/^\/content\/\d+$/.test(block.path ?? '')) return null;
  const isAlone = /^[\s:*_]*$/.test(field.text.slice(heading.end, block.end));
  // The title of a part that folds is read as a heading of the last level.
  const isNode = block.kind === 'heading' ? block.level !== 6 : block.kind === 'paragraph';
  return isAlone && isNode && block.start === heading.start ? (block.path ?? null) : null;
}

function isRisky(spans: readonly Span[], { issue, tokens }: Subject): boolean {
  const own = tokens.filter((token) =>
    spans.some(
      ({ field, start, end }) =>
        token.field.key === field && token.start >= start && token.start < end,
    ),
  );
  return findRisks({ issue, tokens: own }).length > 0;
}

function distinct(spans: readonly Span[]): Span[] {
  return spans.filter(
    (span, at) => !spans.slice(0, at).some((earlier) => sameWords(earlier.text, span.text)),
  );
}
