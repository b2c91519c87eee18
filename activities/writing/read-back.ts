import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { sameAdf } from '../../domain/operations/adf.ts';
import type { CreateSubtask, PlanRow } from '../../domain/plan.ts';

/** A row whose effect is not what was approved. */
export interface Fault {
  rowId: string;
  code: 'readback_missing' | 'readback_differs';
}

/** Holds what Jira has against what was approved, comparing after Jira's own normalisation. */
export async function readBack(
  jira: JiraClient,
  auth: JiraAuth,
  { rows }: StoredPlan,
): Promise<Fault[]> {
  const written = rows.flatMap((row) =>
    row.state === 'done' && row.operation.kind === 'createSubtask' && row.result
      ? [{ row, operation: row.operation, id: row.result.id }]
      : [],
  );
  const fields = new Set(written.flatMap(({ operation }) => Object.keys(operation.fields)));
  const ids = written.map(({ id }) => id);
  const seen = await jira.bulkFetch(auth, ids, { fields: [...fields], properties: [] });
  return written.flatMap(({ row, operation, id }) => {
    const found = seen.find((issue) => issue.id === id);
    return faultOf(row, operation, found);
  });
}

function faultOf(row: PlanRow, operation: CreateSubtask, found: IssueBean | undefined): Fault[] {
  if (!found) return [{ rowId: row.id, code: 'readback_missing' }];
  const same = Object.entries(operation.fields).every(([id, value]) =>
    sameAdf(value, found.fields?.[id]),
  );
  return same ? [] : [{ rowId: row.id, code: 'readback_differs' }];
}
