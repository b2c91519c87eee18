import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import { plainLine } from '../operations/adf.ts';
import type { Confidence, Tier } from '../plan.ts';
import { findRisks } from '../readiness/risk-areas.ts';
import type { Subject } from '../readiness/rule.ts';
import { subjectOf } from '../readiness/subject.ts';
import { ideaOf } from './idea.ts';
import { sameWords, sameWork } from './same-work.ts';
import { collectItems, type DraftItem } from './sources.ts';
import { summaryOf } from './summary.ts';

/** One subtask to propose, in the issue's own words. */
export interface SubtaskDraft {
  summary: string;
  /** Paragraphs of the description. */
  lines: string[];
  spans: Span[];
  rule: string;
  confidence: Confidence;
  tier: Tier;
  idea: Digest;
  assumption?: true;
}

export interface Drafts {
  drafts: SubtaskDraft[];
  /** Things the issue asks for that exist as subtasks. */
  alreadyThere: { summary: string; key: string }[];
  /** Ideas left out because people rejected them for the same words. */
  rejectedBefore: number;
}

export interface DraftOptions {
  limits?: DraftLimits;
  /** Digests of ideas. */
  rejected?: ReadonlySet<Digest>;
}

interface DraftLimits {
  /** Subtasks at most; more is no help to anybody. */
  count: number;
  /** Words of an item at least and at most. */
  fewestWords: number;
  mostWords: number;
}

const defaults: DraftLimits = { count: 8, fewestWords: 2, mostWords: 80 };

/** A longer list is looked at no further: comparing its items takes time. */
const mostItems = 60;
/** UTF-16 units of an item; what is longer is prose. */
const longestItem = 1000;

/** Fewer pieces than this are no reason to split an issue. */
const fewestPieces = 2;

/**
 * Subtasks from what the issue itself lists: criteria, checklists and numbered lists, also those run
 * together on one line. Nothing is invented: with nothing to draft the list is empty. An existing
 * subtask is never repeated, nor what people rejected for the same words.
 */
export function draftSubtasks(
  issue: NormalIssue,
  { limits = defaults, rejected = new Set() }: DraftOptions = {},
): Drafts {
  const nothing: Drafts = { drafts: [], alreadyThere: [], rejectedBefore: 0 };
  if (issue.type.kind === 'subtask' || issue.type.kind === 'epic') return nothing;
  const subject = subjectOf(issue, null);
  const items = distinct(
    collectItems(subject)
      .slice(0, mostItems)
      .filter((item) => isDraftable(item, limits)),
  );
  if (items.length < fewestPieces) return nothing;
  let rejectedBefore = 0;
  const alreadyThere: Drafts['alreadyThere'] = [];
  const drafts: SubtaskDraft[] = [];
  for (const item of items) {
    const draft = draftOf(item, subject);
    const twin = issue.subtasks.find(
      ({ summary }) => sameWork(summary, draft.summary) || sameWork(summary, item.title),
    );
    if (twin) alreadyThere.push({ summary: draft.summary, key: twin.key });
    else if (rejected.has(draft.idea)) rejectedBefore += 1;
    else drafts.push(draft);
  }
  return { drafts: drafts.slice(0, limits.count), alreadyThere, rejectedBefore };
}

function draftOf({ title, span, confidence }: DraftItem, subject: Subject): SubtaskDraft {
  const tokens = subject.tokens.filter(
    ({ field, start }) => field.key === span.field && start >= span.start && start < span.end,
  );
  const risky = findRisks({ ...subject, tokens }).length > 0;
  const summary = summaryOf(title);
  const lines = span.text.split('\n').map(plainLine).filter(Boolean);
  return {
    summary,
    lines,
    spans: [span],
    idea: ideaOf({ kind: 'createSubtask', summary, lines }, [span]),
    rule: 'criteria.present',
    confidence,
    tier: risky ? 'medium' : 'low',
  };
}

/** A list that nobody called criteria must say more per item: fragments of it are no work. */
function isDraftable(
  { title, span, done, confidence }: DraftItem,
  { fewestWords, mostWords }: DraftLimits,
): boolean {
  const isAsked = confidence === 'low' && title.endsWith('?');
  if (done || isAsked || span.text.length > longestItem) return false;
  const words = title
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word) && !/^(https?:|www\.)/i.test(word));
  const fewest = confidence === 'high' ? fewestWords : fewestWords + 2;
  return words.length >= fewest && words.length <= mostWords;
}

function distinct(items: readonly DraftItem[]): DraftItem[] {
  return items.filter(
    (item, index) => !items.slice(0, index).some((earlier) => sameWords(earlier.title, item.title)),
  );
}
