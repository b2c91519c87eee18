import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { sameAdf } from '../../domain/adf/same.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { changeStands } from './change-stands.ts';
import { internalNote } from './request.ts';

/** A row whose effect is not what was approved. */
export interface Fault {
  rowId: string;
  code: 'readback_missing' | 'readback_differs';
}

type Code = Fault['code'];

/** Holds what Jira has against what was approved, comparing after Jira's own normalisation. */
export async function readBack(
  jira: JiraClient,
  auth: JiraAuth,
  { issue, rows }: StoredPlan,
): Promise<Fault[]> {
  const done = rows.filter(({ state }) => state === 'done');
  const [subtasks, comments, changes] = [
    await subtaskFaults(jira, auth, done),
    await commentFaults(jira, auth, done),
    await changeFaults(jira, auth, issue.id, done),
  ];
  return [...subtasks, ...comments, ...changes];
}

async function subtaskFaults(
  jira: JiraClient,
  auth: JiraAuth,
  rows: readonly PlanRow[],
): Promise<Fault[]> {
  const written = rows.flatMap(({ id: rowId, operation, result }) =>
    operation.kind === 'createSubtask' && result ? [{ rowId, operation, id: result.id }] : [],
  );
  const fields = new Set(written.flatMap(({ operation }) => Object.keys(operation.fields)));
  const ids = written.map(({ id }) => id);
  const seen = await jira.bulkFetch(auth, ids, { fields: [...fields], properties: [] });
  return written.flatMap(({ rowId, operation, id }) => {
    const found = seen.find((one) => one.id === id);
    return faults(rowId, subtaskFault(operation, found));
  });
}

function subtaskFault({ fields }: CreateSubtask, found: IssueBean | undefined): Code | null {
  if (!found) return 'readback_missing';
  const same = Object.entries(fields).every(([id, value]) => sameAdf(value, found.fields?.[id]));
  return same ? null : 'readback_differs';
}

async function commentFaults(
  jira: JiraClient,
  auth: JiraAuth,
  rows: readonly PlanRow[],
): Promise<Fault[]> {
  const found: Fault[] = [];
  for (const { id: rowId, operation, result } of rows)
    if (operation.kind === 'addComment' && result) {
      const comment = await orNull(() => jira.getComment(auth, operation.issueId, result.id));
      const isInternal = comment?.properties?.some(({ key }) => key === internalNote.key) === true;
      const same =
        sameAdf(operation.body, comment?.body) &&
        isInternal === (operation.audience === 'internal');
      found.push(
        ...faults(rowId, comment ? (same ? null : 'readback_differs') : 'readback_missing'),
      );
    }
  return found;
}

/** The issue is read once for all that was changed of it; deletions were found gone when they were made. */
async function changeFaults(
  jira: JiraClient,
  auth: JiraAuth,
  issueId: string,
  rows: readonly PlanRow[],
): Promise<Fault[]> {
  const changed = rows.filter(({ operation }) => changeStands(operation, {}) !== null);
  if (changed.length === 0) return [];
  const wanted = ['description', 'assignee', 'labels', 'components', 'issuelinks'];
  const { fields = {} } = await jira.getIssue(auth, issueId, wanted);
  return changed.flatMap(({ id, operation }) =>
    faults(id, changeStands(operation, fields) ? null : 'readback_differs'),
  );
}

function faults(rowId: string, code: Code | null): Fault[] {
  return code === null ? [] : [{ rowId, code }];
}

async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return null;
    throw error;
  }
}
