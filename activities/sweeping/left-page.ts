import { listUnmet, type MetItem } from '../../db/sweep-items.ts';
import { pagePoints } from '../../domain/sweep-budget.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';
import { type ClaimedPage, noFacts, type ReadPage } from './page.ts';

/** What became of issues that the sweep before judged and this one did not meet. */
export async function leftPage(
  { withTenant, jira }: ActivityDeps,
  { ref: { tenantId, sweepId }, sweep, room }: ClaimedPage,
  { auth }: Access,
): Promise<ReadPage> {
  const { previousId, place } = sweep;
  const none = { met: [], ended: [], after: place.after, isLast: true, points: 0 };
  if (previousId === null) return none;
  const page = { after: place.after ?? '', limit: room.issues };
  const unmet = await withTenant(tenantId, (tx) => listUnmet(tx, { sweepId, previousId }, page));
  if (unmet.length === 0) return none;
  const ids = unmet.map(({ issueId }) => issueId);
  const found = await jira.bulkFetch(auth, ids, { fields: ['project'], properties: [] });
  const visible = new Map(found.map((bean) => [bean.id, bean]));
  const ended = unmet.map((one): MetItem => {
    const bean = visible.get(one.issueId);
    return {
      ...one,
      issueKey: bean?.key ?? one.issueKey,
      outcome: bean ? 'gone' : 'not_visible',
      ...{ problem: null, status: null, score: null, failedRules: [], contentDigest: null },
      ...noFacts,
    };
  });
  const isLast = unmet.length < room.issues;
  return { met: [], ended, after: ids.at(-1) ?? null, isLast, points: pagePoints(found.length) };
}
