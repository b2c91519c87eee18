import { sameAdf } from './adf/same.ts';
import type { Uuid } from './json.ts';
import type { PlanRow } from './plan.ts';

/** What became in Jira of what a row made there: `gone` also where it is hidden from who looks. */
export type Drift = 'as_written' | 'changed' | 'gone';

/** Rows whose subtask could have drifted: written, and not taken back since. */
export function driftable(
  rows: readonly PlanRow[],
  undone: ReadonlySet<Uuid>,
): { row: PlanRow; childId: string }[] {
  return rows.flatMap((row) => {
    const isThere = row.state === 'done' && row.operation.kind === 'createSubtask';
    return isThere && row.result && !undone.has(row.id) ? [{ row, childId: row.result.id }] : [];
  });
}

/**
 * Whether a subtask is as it was written, by its summary and its description; a field that Jira does not
 * show was not changed as far as anybody knows.
 * @param fields as Jira has them now; null where it shows no such issue
 */
export function driftOf(
  { operation }: Pick<PlanRow, 'operation'>,
  fields: Readonly<Record<string, unknown>> | null,
): Drift {
  if (fields === null) return 'gone';
  if (operation.kind !== 'createSubtask') return 'as_written';
  const { summary, description = null } = operation.fields;
  const isSame =
    (fields.summary === undefined || fields.summary === summary) &&
    (fields.description === undefined || sameAdf(fields.description, description));
  return isSame ? 'as_written' : 'changed';
}
