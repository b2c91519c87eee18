import { lastMetKeys } from '../../db/sweep-items.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';
import type { ClaimedPage } from './page.ts';

/** Issues before the boundary of which one is still there, most likely. */
const candidates = 20;

/**
 * The key behind which a page is asked for: the same one where its issue is still there; else that of the last
 * issue before it, of those that the sweep met, that is still in its project; null where none is. What is read a
 * second time is not judged a second time.
 */
export async function newBoundary(
  { withTenant, jira }: ActivityDeps,
  { ref: { tenantId, sweepId }, projectId }: ClaimedPage,
  { auth }: Access,
  { issueKey, points }: { issueKey: string; points: number },
): Promise<{ after: string | null; points: number }> {
  const limit = Math.max(0, Math.min(candidates, points - 2));
  const before = await withTenant(tenantId, (tx) =>
    lastMetKeys(tx, sweepId, { projectId, below: issueKey, limit }),
  );
  const keys = [issueKey, ...before.map((one) => one.issueKey)];
  const wanted = { fields: ['project'], properties: [] };
  const found = await jira.bulkFetch(auth, keys, wanted);
  const there = new Set(
    found.filter(({ fields }) => isIn(fields?.project, projectId)).map(({ key }) => key),
  );
  return { after: keys.find((key) => there.has(key)) ?? null, points: 1 + found.length };
}

const isIn = (project: unknown, id: string): boolean =>
  (project as { id?: unknown } | undefined)?.id === id;
