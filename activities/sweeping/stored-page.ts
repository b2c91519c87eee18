import { listBacklog, readContents } from '../../db/backlog.ts';
import { chosenFor } from '../../domain/normalise/chosen-fields.ts';
import { keptFacts } from '../../domain/sweep-facts.ts';
import type { ActivityDeps } from '../deps.ts';
import { type ClaimedPage, type MetIssue, noFacts, type ReadPage } from './page.ts';

/** A page of a project's issues as they are kept, by their ids. Jira is asked nothing. */
export async function storedPage(
  { withTenant }: ActivityDeps,
  { ref: { tenantId }, sweep: { place }, pack, projectId, room }: ClaimedPage,
): Promise<ReadPage> {
  const page = { after: place.after ?? '', limit: room.issues };
  const { heads, contents } = await withTenant(tenantId, async (tx) => {
    const listed = await listBacklog(tx, projectId, page);
    const ids = listed.map(({ issueId }) => issueId);
    return { heads: listed, contents: await readContents(tx, ids) };
  });
  const met = heads.map(({ issueId: id, issueKey: key }): MetIssue => {
    const kept = contents.get(id);
    const issue = kept ? chosenFor(kept, pack.fields).issue : null;
    return { id, key, projectId, issue, facts: issue ? keptFacts(issue) : noFacts };
  });
  const isLast = heads.length < room.issues;
  return { met, ended: [], after: heads.at(-1)?.issueId ?? place.after, isLast, points: 0 };
}
