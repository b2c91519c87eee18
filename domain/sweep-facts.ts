import type { NormalIssue } from './issue.ts';
import { estimatesOf } from './readiness/estimates.ts';
import { isEmpty } from './readiness/formula/field-value.ts';
import { summaryDigest } from './readiness/same-summary.ts';
import type { SweepItem } from './sweep.ts';
import { blockingNames } from './usefulness/what-followed.ts';

/** What a sweep notes of an issue besides its judgement. */
export type SweepFacts = Pick<
  SweepItem,
  | 'kind'
  | 'summaryDigest'
  | 'estimateMissing'
  | 'updatedDay'
  | 'parentId'
  | 'blockerIds'
  | 'sprintId'
>;

type Bag = Record<string, unknown>;

/** What is known of an issue by its content alone. */
export function keptFacts(issue: NormalIssue): SweepFacts {
  const estimates = estimatesOf(issue);
  return {
    kind: issue.type.kind,
    summaryDigest: summaryDigest(issue),
    estimateMissing: estimates.length === 0 ? null : estimates.every(isEmpty),
    updatedDay: issue.updated?.slice(0, 10) ?? null,
    parentId: null,
    blockerIds: [],
    sprintId: null,
  };
}

/** The same, with what only the answer of Jira says; `sprintField` is the id of the site's field for sprints. */
export function sweepFacts(
  issue: NormalIssue,
  fields: Bag,
  sprintField: string | null,
): SweepFacts {
  return {
    ...keptFacts(issue),
    parentId: text(bag(fields.parent).id),
    blockerIds: list(fields.issuelinks).flatMap(openBlocker).toSorted(),
    sprintId: sprintField === null ? null : sprintOf(fields[sprintField]),
  };
}

/** The issue at the other end of a link that says that it blocks this one, unless it is done. */
function openBlocker(link: Bag): string[] {
  const other = bag(link.inwardIssue);
  const id = text(other.id);
  const inward = text(bag(link.type).inward) ?? '';
  const category = bag(bag(bag(other.fields).status).statusCategory);
  return id !== null && blockingNames([inward]).length > 0 && category.key !== 'done' ? [id] : [];
}

/** The sprint that runs, else the one that was planned last. */
function sprintOf(value: unknown): string | null {
  const open = list(value).filter(({ state }) => state !== 'closed');
  const sprint = open.find(({ state }) => state === 'active') ?? open.at(-1);
  const id = sprint?.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
}

function bag(value: unknown): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

function list(value: unknown): Bag[] {
  return Array.isArray(value) ? value.map(bag) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
