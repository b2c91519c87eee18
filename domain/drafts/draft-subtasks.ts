import type { NormalIssue, Span } from '../issue.ts';
import { plainLine } from '../operations/adf.ts';
import type { Confidence, Tier } from '../plan.ts';
import { findRisks } from '../readiness/risk-areas.ts';
import type { Subject } from '../readiness/rule.ts';
import { subjectOf } from '../readiness/subject.ts';
import type { Report } from '../report.ts';
import { sameWork } from './same-work.ts';
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
  assumption?: true;
}

export interface Drafts {
  drafts: SubtaskDraft[];
  /** Things the issue asks for that exist as subtasks. */
  alreadyThere: { summary: string; key: string }[];
}

export interface DraftLimits {
  /** Subtasks at most; more is no help to anybody. */
  count: number;
  /** Words of an item at least and at most. */
  fewestWords: number;
  mostWords: number;
}

const defaults: DraftLimits = { count: 8, fewestWords: 2, mostWords: 80 };

/** Fewer pieces than this are no reason to split an issue. */
const fewestPieces = 2;

/**
 * Subtasks from what the issue itself lists: criteria, checklists and numbered lists, also those run
 * together on one line. Nothing is invented: with nothing to draft the list is empty. An existing
 * subtask is never repeated.
 */
export function draftSubtasks(
  issue: NormalIssue,
  _report: Report,
  limits: DraftLimits = defaults,
): Drafts {
  if (issue.type.kind === 'subtask' || issue.type.kind === 'epic')
    return { drafts: [], alreadyThere: [] };
  const subject = subjectOf(issue, null);
  const items = distinct(collectItems(subject).filter((item) => isDraftable(item, limits)));
  if (items.length < fewestPieces) return { drafts: [], alreadyThere: [] };
  const alreadyThere: Drafts['alreadyThere'] = [];
  const drafts: SubtaskDraft[] = [];
  for (const item of items) {
    const draft = draftOf(item, subject);
    const twin = issue.subtasks.find(
      ({ summary }) => sameWork(summary, draft.summary) || sameWork(summary, item.text),
    );
    if (twin) alreadyThere.push({ summary: draft.summary, key: twin.key });
    else drafts.push(draft);
  }
  return { drafts: drafts.slice(0, limits.count), alreadyThere };
}

function draftOf({ text, span, confidence }: DraftItem, subject: Subject): SubtaskDraft {
  const tokens = subject.tokens.filter(
    ({ field, start }) => field.key === span.field && start >= span.start && start < span.end,
  );
  const risky = findRisks({ tokens }).length > 0;
  return {
    summary: summaryOf(text),
    lines: text.split('\n').map(plainLine).filter(Boolean),
    spans: [span],
    rule: 'criteria.present',
    confidence,
    tier: risky ? 'medium' : 'low',
  };
}

/** A list that nobody called criteria must say more per item: fragments of it are no work. */
function isDraftable(
  { text, done, confidence }: DraftItem,
  { fewestWords, mostWords }: DraftLimits,
): boolean {
  if (done) return false;
  const words = text
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word) && !/^(https?:|www\.)/i.test(word));
  const fewest = confidence === 'high' ? fewestWords : fewestWords + 2;
  return words.length >= fewest && words.length <= mostWords;
}

function distinct(items: readonly DraftItem[]): DraftItem[] {
  return items.filter(
    (item, index) => !items.slice(0, index).some((earlier) => sameWork(earlier.text, item.text)),
  );
}
