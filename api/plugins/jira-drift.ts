import { readWritten } from '../../clients/jira/written.ts';
import { type DoneRow, driftOf, wantedOf } from '../../domain/drift.ts';
import type { DriftView } from '../../domain/views.ts';
import type { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { createRecently } from '../recently.ts';

/**
 * Tells what became of rows in Jira as somebody sees it: whoever opens the same issue again within a minute
 * costs Jira nothing. Errors as of `JiraClient`.
 */
export function createFindDrift({ jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>) {
  const recently = createRecently<DriftView['rows']>(clock);
  return async (
    { tenantId, accountId, apiBaseUrl, userToken }: ReturnType<typeof accountOf>,
    rows: readonly DoneRow[],
  ): Promise<DriftView['rows']> => {
    const name = JSON.stringify([tenantId, accountId, rows.map(({ operationId }) => operationId)]);
    return await recently(name, false, async () => {
      const auth = { baseUrl: apiBaseUrl, token: userToken };
      const seen = await readWritten(jira, auth, wantedOf(rows));
      return rows.map((row) => ({ rowId: row.id, drift: driftOf(row, seen) }));
    });
  };
}
