import { listEgress } from '../db/egress-records.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ApiDeps } from './deps.ts';
import type { FindVisible, Viewer } from './plugins/visible-issues.ts';
import { callView } from './views/model.ts';

/** Calls on one page. */
const pageSize = 50;

/**
 * What was sent to models, newest first: calls about issues that the viewer may browse in Jira, and those
 * that sent none. What was left out of the page is counted.
 * @throws {ReadygateError} invalid_request for a cursor that is none; those of `FindVisible`
 */
export async function listCalls(
  { withTenant, findVisible }: Pick<ApiDeps, 'withTenant'> & { findVisible: FindVisible },
  viewer: Viewer,
  cursor: string | null,
) {
  const of = { ...viewer, list: 'calls' } as const;
  const from = cursor === null ? null : await readCursor(withTenant, of, cursor);
  const after = from && { sentAt: from.createdAt, id: from.id };
  const found = await withTenant(viewer.tenantId, (tx) =>
    listEgress(tx, { after, limit: pageSize + 1 }),
  );
  const page = found.slice(0, pageSize);
  const ids = new Set(page.map(({ issueId }) => issueId).filter((id) => id !== null));
  const sights = await findVisible(viewer, [...ids]);
  const shown = page.filter(({ issueId }) => issueId === null || sights.get(issueId));
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    calls: shown.map(callView),
    leftOut: page.length - shown.length,
    nextCursor: last
      ? await writeCursor(withTenant, of, { createdAt: last.sentAt, id: last.id })
      : null,
  };
}
