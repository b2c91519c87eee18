import { type HeadFilter, listPlanHeads, type PlanHead } from '../db/inbox.ts';
import { type Asked, namedApprovers } from '../db/named-approvers.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import type { InboxItem, InboxView } from '../domain/inbox.ts';
import { type AskedMember, memberIn } from './asked-member.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { SeesProject } from './plugins/jira-project.ts';
import type { FindVisible, Viewer } from './plugins/visible-issues.ts';

export interface InboxQuery extends HeadFilter {
  tier: PlanHead['tier'] | null;
  /** Made at this time or before. */
  madeBefore: Date | null;
  /** Only plans that ask the viewer, or only those that do not; null for all. */
  mine: boolean | null;
  cursor: string | null;
  limit: number;
}

export interface InboxDeps {
  withTenant: WithTenant;
  findVisible: FindVisible;
  seesProject: SeesProject;
  askedMember: AskedMember;
}

/** Plans that one reply looks at. What is counted, and what Jira is asked, has an end. */
const windowSize = 500;

/** A plan with whom it asks. */
interface Candidate {
  head: PlanHead;
  asked: Asked | undefined;
}

/** A plan that the viewer sees, with the key that its issue has now and whether it asks them. */
interface Visible {
  head: PlanHead;
  key: string;
  mine: boolean;
}

/**
 * A page of plans, the oldest first, limited to issues that the viewer may browse in Jira. Counts are
 * those of the plans from here on. What was left out is counted before tier, age and whom a plan asks are
 * looked at: of what is hidden nobody learns more than that it is there.
 * @throws {ReadygateError} invalid_request for a cursor that is none; those of `FindVisible`
 */
export async function listInbox(
  { withTenant, findVisible, seesProject, askedMember }: InboxDeps,
  viewer: Viewer & { appToken: string | null },
  query: InboxQuery,
): Promise<InboxView> {
  const of = { ...viewer, list: 'plans' } as const;
  const after = query.cursor === null ? null : await readCursor(withTenant, of, query.cursor);
  const { projectId } = query;
  // Of a project that Jira hides nobody learns how much there is to hide.
  const isThere = projectId === null || (await seesProject(viewer, projectId));
  const { candidates, last, complete } = await withTenant(viewer.tenantId, async (tx) => {
    if (!isThere) return { candidates: [], last: undefined, complete: true };
    const found = await listPlanHeads(tx, query, { after, limit: windowSize + 1 });
    const heads = found.slice(0, windowSize);
    const asked = await namedApprovers(tx, heads);
    return {
      candidates: heads.map((head) => ({ head, asked: asked.get(head.id) })),
      last: heads.at(-1),
      complete: found.length <= windowSize,
    };
  });
  const sights = await findVisible(
    viewer,
    candidates.map(({ head }) => head.issueId),
  );
  const seen = candidates.filter(({ head }) => sights.get(head.issueId));
  const member = await askedMember(viewer, seen.flatMap(askingGroups));
  const visible = seen
    .map(({ head, asked }): Visible => {
      const key = sights.get(head.issueId)?.key ?? head.issueKey;
      return { head, key, mine: asksViewer(head, asked, viewer, member) };
    })
    .filter((one) => isAskedFor(one, query));
  const page = visible.slice(0, query.limit);
  const lastShown = visible.length > page.length ? page.at(-1)?.head : complete ? undefined : last;
  return {
    plans: page.map(itemOf),
    nextCursor: lastShown ? await writeCursor(withTenant, of, lastShown) : null,
    counts: { ...countsOf(visible), complete },
    leftOut: leftOut(candidates, sights),
  };
}

function isAskedFor(
  { head, mine: asks }: Visible,
  { tier, madeBefore, mine }: InboxQuery,
): boolean {
  return (
    (tier === null || head.tier === tier) &&
    (madeBefore === null || head.createdAt <= madeBefore) &&
    (mine === null || asks === mine)
  );
}

/** Groups and roles that a plan asks, which nobody needs to know of one that asks nobody any more. */
function askingGroups({ head, asked }: Candidate): { projectId: string; named: Asked }[] {
  return asked && head.open > 0 ? [{ projectId: head.projectId, named: asked }] : [];
}

/** A plan asks somebody while a row of it is open. */
function asksViewer(
  { projectId, open }: PlanHead,
  asked: Asked | undefined,
  { accountId }: Viewer,
  member: Awaited<ReturnType<AskedMember>>,
): boolean {
  if (open === 0 || !asked || asked.excluded === accountId) return false;
  return asked.accounts.includes(accountId) || memberIn(member, projectId, asked);
}

function itemOf({ head, mine, key }: Visible): InboxItem {
  const { id, refinementId, issueId, projectId, state, tier, seal, total, open, approved } = head;
  return {
    id,
    refinementId,
    issue: { id: issueId, key },
    projectId,
    state,
    tier,
    seal,
    rows: { total, open, approved },
    mine,
    proposedAt: head.createdAt.toISOString(),
    expiresAt: head.expiresAt.toISOString(),
  };
}

function countsOf(visible: readonly Visible[]): Omit<InboxView['counts'], 'complete'> {
  const of = (tier: PlanHead['tier']) => visible.filter(({ head }) => head.tier === tier).length;
  return {
    plans: visible.length,
    mine: visible.filter(({ mine }) => mine).length,
    tiers: { low: of('low'), medium: of('medium'), high: of('high') },
  };
}

function leftOut(
  candidates: readonly Candidate[],
  sights: Awaited<ReturnType<FindVisible>>,
): InboxView['leftOut'] {
  const sightOf = ({ head }: Candidate) => sights.get(head.issueId);
  return {
    hidden: candidates.filter((candidate) => sightOf(candidate) === null).length,
    unchecked: candidates.filter((candidate) => sightOf(candidate) === undefined).length,
  };
}
