import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import type { ProposedSubtask } from '../model/subtasks.ts';
import { plainLine } from '../operations/adf.ts';
import type { Confidence, Tier } from '../plan.ts';
import { findRisks } from '../readiness/risk-areas.ts';
import type { Subject } from '../readiness/rule.ts';
import { subjectOf } from '../readiness/subject.ts';
import { ideaOf } from './idea.ts';
import { draftOfProposal } from './proposed.ts';
import { sameWords, sameWork } from './same-work.ts';
import { collectItems, type DraftItem } from './sources.ts';
import { summaryOf } from './summary.ts';

/** One subtask to propose, in the issue's own words. */
export interface SubtaskDraft {
  summary: string;
  /** Paragraphs of the description. */
  lines: string[];
  spans: Span[];
  lane: 'rules' | 'model';
  /** Only of the lane of rules. */
  rule?: string;
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
  /** What a model proposed; it comes behind what the issue lists itself. */
  proposed?: readonly ProposedSubtask[];
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

/** A draft with the words it is known by. */
interface Candidate {
  title: string;
  draft: SubtaskDraft;
}

/**
 * Subtasks from what the issue itself lists: criteria, checklists and numbered lists, also those run
 * together on one line; and from what a model proposed, by the same checks. Nothing is invented here:
 * with nothing to draft the list is empty. An existing subtask is never repeated, nor what people
 * rejected for the same words.
 */
export function draftSubtasks(
  issue: NormalIssue,
  { limits = defaults, rejected = new Set(), proposed = [] }: DraftOptions = {},
): Drafts {
  const nothing: Drafts = { drafts: [], alreadyThere: [], rejectedBefore: 0 };
  if (issue.type.kind === 'subtask' || issue.type.kind === 'epic') return nothing;
  const listed = listedIn(issue, limits);
  const candidates = [...listed, ...proposedBeside(listed, proposed, { issue, limits })];
  if (candidates.length < fewestPieces) return nothing;
  let rejectedBefore = 0;
  const alreadyThere: Drafts['alreadyThere'] = [];
  const drafts: SubtaskDraft[] = [];
  for (const { title, draft } of candidates) {
    const twin = issue.subtasks.find(
      ({ summary }) => sameWork(summary, draft.summary) || sameWork(summary, title),
    );
    if (twin) alreadyThere.push({ summary: draft.summary, key: twin.key });
    else if (rejected.has(draft.idea)) rejectedBefore += 1;
    else drafts.push(draft);
  }
  return { drafts: drafts.slice(0, limits.count), alreadyThere, rejectedBefore };
}

/** What the issue lists, where that is more than one thing. */
function listedIn(issue: NormalIssue, limits: DraftLimits): Candidate[] {
  const subject = subjectOf(issue, null);
  const items = distinct(
    collectItems(subject)
      .slice(0, mostItems)
      .filter((item) => isDraftable(item, limits)),
  );
  if (items.length < fewestPieces) return [];
  return items.map((item) => ({ title: item.title, draft: draftOf(item, subject) }));
}

/** What a model proposed and nothing before it asks for. */
function proposedBeside(
  listed: readonly Candidate[],
  proposed: readonly ProposedSubtask[],
  { issue, limits }: { issue: NormalIssue; limits: DraftLimits },
): Candidate[] {
  const kept: Candidate[] = [];
  for (const proposal of proposed) {
    const draft = draftOfProposal(proposal, issue);
    const said = [proposal.summary, ...proposal.lines].join(' ');
    if (!draft || !isLongEnough(proposal.summary, limits) || wordCount(said) > limits.mostWords)
      continue;
    const title = proposal.summary;
    if (![...listed, ...kept].some((other) => isTwin(other, { title, draft })))
      kept.push({ title, draft });
  }
  return kept;
}

/** A model says the issue's own words in others, or asks for the same words twice. */
function isTwin(one: Candidate, { title, draft }: Candidate): boolean {
  const words = draft.spans[0]?.text;
  return (
    sameWork(one.title, title) ||
    sameWork(one.draft.summary, draft.summary) ||
    (words !== undefined && sameWork(one.title, words))
  );
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
    lane: 'rules',
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
  const words = wordCount(title);
  const fewest = confidence === 'high' ? fewestWords : fewestWords + 2;
  return words >= fewest && words <= mostWords;
}

function isLongEnough(title: string, { fewestWords }: DraftLimits): boolean {
  return wordCount(title) >= fewestWords;
}

function wordCount(text: string): number {
  return text
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word) && !/^(https?:|www\.)/i.test(word)).length;
}

function distinct(items: readonly DraftItem[]): DraftItem[] {
  return items.filter(
    (item, index) => !items.slice(0, index).some((earlier) => sameWords(earlier.title, item.title)),
  );
}
