import { sameAdf } from './adf/same.ts';
import type { Uuid } from './json.ts';
import type { AddComment, CreateSubtask, Operation } from './operation.ts';
import { changeStands, fieldOf } from './operations/change-stands.ts';
import { linksOf } from './operations/issue-values.ts';
import { internalNote, markedOperation, markerProperty } from './operations/label.ts';
import type { PlanRow } from './plan.ts';

/** What became in Jira of what a row did there: `gone` also where it is hidden from who looks. */
export type Drift = 'as_written' | 'changed' | 'gone';

/** A row that was written. */
export type DoneRow = Pick<PlanRow, 'id' | 'operation' | 'operationId'> &
  Required<Pick<PlanRow, 'result'>>;

/** What must be read to tell what became of rows. */
export interface Wanted {
  /** Of issues that were changed, created or deleted. */
  issueIds: string[];
  fields: string[];
  comments: { issueId: string; id: string }[];
}

/** What Jira shows of that, by id; what it does not show is not there. */
export interface Seen {
  issues: ReadonlyMap<
    string,
    { fields: Readonly<Record<string, unknown>>; properties: Readonly<Record<string, unknown>> }
  >;
  comments: ReadonlyMap<string, { body: unknown; properties: Readonly<Record<string, unknown>> }>;
}

/** Rows that were written. */
export function doneRows(rows: readonly PlanRow[]): DoneRow[] {
  return rows.flatMap(({ id, state, operation, operationId, result }) =>
    state === 'done' && result ? [{ id, operation, operationId, result }] : [],
  );
}

/** Rows that could have drifted: written, and not taken back since. What was deleted stays away. */
export function driftable(rows: readonly PlanRow[], undone: ReadonlySet<Uuid>): DoneRow[] {
  return doneRows(rows).filter(({ id, operation }) => !undone.has(id) && !isDeletion(operation));
}

export function wantedOf(rows: readonly DoneRow[]): Wanted {
  const found = rows.map(wantedOfRow);
  const all = <Value>(values: readonly Value[][]) => [...new Set(values.flat())];
  return {
    issueIds: all(found.map(({ issueIds }) => issueIds)),
    fields: all(found.map(({ fields }) => fields)),
    comments: found.flatMap(({ comments }) => comments),
  };
}

function wantedOfRow({ operation, result }: DoneRow): Wanted {
  const { issueId } = operation;
  const nothing = { issueIds: [], fields: [], comments: [] };
  switch (operation.kind) {
    case 'createSubtask':
      return {
        ...nothing,
        issueIds: [result.id],
        fields: [...Object.keys(operation.fields), 'parent', 'issuetype'],
      };
    case 'deleteSubtask':
      return { ...nothing, issueIds: [operation.target.id], fields: ['summary'] };
    case 'addComment':
      return { ...nothing, comments: [{ issueId, id: result.id }] };
    case 'deleteComment':
      return { ...nothing, comments: [{ issueId, id: operation.target.id }] };
    default:
      return { ...nothing, issueIds: [issueId], fields: [fieldOf(operation) ?? 'issuelinks'] };
  }
}

/** Whether what a row did stands as it was done. */
export function driftOf(row: DoneRow, seen: Seen): Drift {
  const { operation, result } = row;
  switch (operation.kind) {
    case 'createSubtask':
      return subtaskDrift(row, operation, seen.issues.get(result.id));
    case 'addComment':
      return commentDrift(row, operation, seen.comments.get(result.id));
    case 'deleteSubtask':
      return seen.issues.has(operation.target.id) ? 'changed' : 'as_written';
    case 'deleteComment':
      return seen.comments.has(operation.target.id) ? 'changed' : 'as_written';
    case 'removeLink': {
      const links = linksOf(seen.issues.get(operation.issueId)?.fields.issuelinks);
      return links.some(({ id }) => id === operation.target.id) ? 'changed' : 'as_written';
    }
    default: {
      const issue = seen.issues.get(operation.issueId);
      if (!issue) return 'gone';
      return changeStands(operation, issue.fields) ? 'as_written' : 'changed';
    }
  }
}

/** A field that Jira does not show was not changed as far as anybody knows. */
function subtaskDrift(
  { operationId }: DoneRow,
  { fields, issueId, issueTypeId }: CreateSubtask,
  found: ReturnType<Seen['issues']['get']>,
): Drift {
  if (!found) return 'gone';
  const isSame =
    idIn(found.fields.parent) === issueId &&
    idIn(found.fields.issuetype) === issueTypeId &&
    markedOperation(found.properties[markerProperty]) === operationId &&
    Object.entries(fields).every(
      ([id, value]) => found.fields[id] === undefined || sameAdf(value, found.fields[id]),
    );
  return isSame ? 'as_written' : 'changed';
}

function commentDrift(
  { operationId }: DoneRow,
  { body, audience }: AddComment,
  found: ReturnType<Seen['comments']['get']>,
): Drift {
  if (!found) return 'gone';
  const isSame =
    sameAdf(body, found.body) &&
    markedOperation(found.properties[markerProperty]) === operationId &&
    internalNote.key in found.properties === (audience === 'internal');
  return isSame ? 'as_written' : 'changed';
}

function isDeletion({ kind }: Operation): boolean {
  return kind === 'deleteSubtask' || kind === 'deleteComment' || kind === 'removeLink';
}

function idIn(value: unknown): unknown {
  return (value as { id?: unknown } | null | undefined)?.id;
}
