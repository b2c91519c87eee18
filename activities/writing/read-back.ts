import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { readWritten } from '../../clients/jira/written.ts';
import type { StoredPlan } from '../../db/plans.ts';
import { type Drift, doneRows, driftOf, wantedOf } from '../../domain/drift.ts';

/** A row whose effect is not what was approved. */
export interface Fault {
  rowId: string;
  code: 'readback_missing' | 'readback_differs';
}

const codes: Record<Drift, Fault['code'] | null> = {
  as_written: null,
  gone: 'readback_missing',
  changed: 'readback_differs',
};

/** Holds what Jira has against what was approved, comparing after Jira's own normalisation. */
export async function readBack(
  jira: JiraClient,
  auth: JiraAuth,
  { rows }: Pick<StoredPlan, 'rows'>,
): Promise<Fault[]> {
  const done = doneRows(rows);
  const seen = await readWritten(jira, auth, wantedOf(done));
  return done.flatMap((row) => {
    const code = codes[driftOf(row, seen)];
    return code === null ? [] : [{ rowId: row.id, code }];
  });
}
