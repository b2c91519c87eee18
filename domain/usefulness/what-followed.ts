import type { FieldChange } from '../field-change.ts';

/** What may go wrong with an issue after its start, as far as its history in Jira tells. */
export const troubles = ['reopened', 'moved_back', 'blocked', 'carried_over'] as const;
export type Trouble = (typeof troubles)[number];

/** What of a site is needed to read its histories. */
export interface SiteWords {
  /** `new`, `indeterminate` or `done`, by id of the status. */
  categories: ReadonlyMap<string, string>;
  /** How the site's link types call being blocked: `is blocked by`. */
  blockedBy: readonly string[];
}

/** How an issue went from its start to its end. Times are milliseconds by Jira's clock. */
export interface Course {
  /** The first move into a status in progress. */
  startedAt: number;
  /** The last move into a status that is done. */
  finishedAt: number;
  troubles: Trouble[];
  /** When what the issue says was changed. */
  edits: number[];
}

interface StatusMove {
  at: number;
  from: string | undefined;
  to: string | undefined;
}

/** Fields whose change makes an earlier report one of another issue. */
const contents = new Set(['summary', 'description', 'issuetype']);

/** Of the inward names of link types those that say that something blocks, in the languages of reports. */
export function blockingNames(inward: readonly string[]): string[] {
  return inward.filter((name) => /block|bloqu/i.test(name));
}

/**
 * Reads the course of a finished issue from its changes, in any order. Null where it never was in
 * progress before it was done. Columns of a board within one category are not told apart, and changes
 * before the start or after the end are no trouble.
 */
export function courseOf(changes: readonly FieldChange[], words: SiteWords): Course | null {
  const ordered = changes.toSorted((a, b) => a.at - b.at);
  const moves = ordered.flatMap((change) => statusMove(change, words));
  const start = moves.find(({ to }) => to === 'indeterminate');
  const end = moves.findLast(({ to, from }) => to === 'done' && from !== 'done');
  if (!start || !end || end.at <= start.at) return null;
  const within = ({ at }: { at: number }) => at > start.at && at <= end.at;
  const later = moves.filter(within);
  const during = ordered.filter(within);
  const seen: Record<Trouble, boolean> = {
    reopened: later.some(
      ({ from, to }) => from === 'done' && (to === 'new' || to === 'indeterminate'),
    ),
    moved_back: later.some(({ from, to }) => from === 'indeterminate' && to === 'new'),
    blocked: during.some((change) => isImpediment(change) || isBlock(change, words)),
    carried_over: during.some(isCarryOver),
  };
  return {
    startedAt: start.at,
    finishedAt: end.at,
    troubles: troubles.filter((trouble) => seen[trouble]),
    edits: ordered.filter(({ field }) => contents.has(field.toLowerCase())).map(({ at }) => at),
  };
}

function statusMove({ field, at, from, to }: FieldChange, { categories }: SiteWords): StatusMove[] {
  if (field.toLowerCase() !== 'status') return [];
  return [{ at, from: categories.get(from ?? ''), to: categories.get(to ?? '') }];
}

/** A flag was set; the field has one value at most and its name is the same in every language. */
function isImpediment({ field, toText }: FieldChange): boolean {
  return field.toLowerCase() === 'flagged' && toText !== '';
}

/** Jira tells of a link by a sentence: `This issue is blocked by SHOP-3`. */
function isBlock({ field, to, toText }: FieldChange, { blockedBy }: SiteWords): boolean {
  if (field.toLowerCase() !== 'link' || to === null) return false;
  const text = toText.toLowerCase();
  return blockedBy.some((words) => text.includes(` ${words.toLowerCase()} `));
}

/** Another sprint for an issue that had one. Values are lists of ids: `12` to `12, 15`. */
function isCarryOver({ field, from, to }: FieldChange): boolean {
  if (field.toLowerCase() !== 'sprint') return false;
  const [before, after] = [sprints(from), sprints(to)];
  return before.length > 0 && after.some((id) => !before.includes(id));
}

function sprints(ids: string | null): string[] {
  return (ids ?? '').split(',').flatMap((id) => id.trim() || []);
}
