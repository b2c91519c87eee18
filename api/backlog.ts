import {
  countJudged,
  type JudgedFilter,
  type JudgedHead,
  type JudgedOrder,
  type JudgedPosition,
  listJudged,
  placeBehind,
} from '../db/judged-issues.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import { concealPlace, noCursor, questionDigest, revealPlace } from './cursor.ts';
import type { FindVisible, Sight, Viewer } from './plugins/visible-issues.ts';

export interface BacklogQuery extends JudgedFilter, JudgedOrder {
  projectId: string;
  cursor: string | null;
  limit: number;
}

export interface BacklogDeps {
  withTenant: WithTenant;
  findVisible: FindVisible;
}

/** A judged issue with what Jira shows of it. */
export interface Shown {
  head: JudgedHead;
  sight: NonNullable<Sight>;
}

interface BacklogPage {
  shown: Shown[];
  nextCursor: string | null;
  leftOut: number | null;
}

/** Issues that Jira is asked about at once; one more than the longest page, so that it asks once for that. */
const atOnce = 100;
/**
 * Issues of the project, whatever they are like, that one reply looks through: what Jira is asked has an end. Counted
 * only where they are what was asked for, an empty page with more behind it would tell of hidden ones.
 */
const lookedThrough = 1000;

/**
 * A page of a project's judged issues, limited to those that the viewer may browse in Jira. Whether there are
 * more is said of what the viewer may see, and what was left out only where nothing narrows it down, so that
 * nobody learns what the hidden ones are like.
 * @throws {ReadygateError} invalid_request for a cursor of another question; those of `FindVisible`
 */
export async function pageBacklog(
  deps: BacklogDeps,
  viewer: Viewer,
  query: BacklogQuery,
): Promise<BacklogPage> {
  const from = await readPlace(deps.withTenant, viewer, query);
  const { seen, until } = await lookOn(deps, viewer, query, from.after);
  const shown = seen.slice(0, query.limit);
  const before = from.shown + shown.length;
  const after = seen.length > shown.length ? placeOf(shown.at(-1)?.head) : until;
  if (after)
    return {
      shown,
      nextCursor: await writePlace(deps.withTenant, viewer, query, { after, shown: before }),
      leftOut: null,
    };
  const leftOut = isNarrowed(query) ? null : await countHidden(deps, viewer, query, before);
  return { shown, nextCursor: null, leftOut };
}

/** What the viewer sees behind a place, until it is more than a page, and how far was looked; null: to the end. */
async function lookOn(
  { withTenant, findVisible }: BacklogDeps,
  viewer: Viewer,
  query: BacklogQuery,
  from: JudgedPosition | null,
): Promise<{ seen: Shown[]; until: JudgedPosition | null }> {
  const { projectId } = query;
  const until = await withTenant(viewer.tenantId, (tx) =>
    placeBehind(tx, projectId, { ...query, after: from, count: lookedThrough }),
  );
  const seen: Shown[] = [];
  let after = from;
  while (seen.length <= query.limit) {
    const heads = await withTenant(viewer.tenantId, (tx) =>
      listJudged(tx, projectId, query, { ...query, after, until, limit: atOnce }),
    );
    const ids = heads.map(({ issueId }) => issueId);
    const sights = await findVisible(viewer, ids, { whole: true });
    for (const head of heads) {
      const sight = sights.get(head.issueId);
      if (sight) seen.push({ head, sight });
    }
    if (heads.length < atOnce) break;
    after = placeOf(heads.at(-1));
  }
  return { seen, until };
}

async function countHidden(
  { withTenant }: BacklogDeps,
  { tenantId }: Viewer,
  { projectId }: BacklogQuery,
  shown: number,
): Promise<number> {
  const judged = await withTenant(tenantId, (tx) => countJudged(tx, projectId));
  // Issues that came or went while the list was read.
  return Math.max(0, judged - shown);
}

function isNarrowed({ status, kind, rule, text }: JudgedFilter): boolean {
  return [status, kind, rule, text].some((wanted) => wanted !== null);
}

function placeOf(head: JudgedHead | undefined): JudgedPosition | null {
  return head ? { place: head.place, issueId: head.issueId } : null;
}

interface Place {
  after: JudgedPosition | null;
  /** Issues that earlier replies showed. */
  shown: number;
}

const form = /^([0-9a-f]{16})\/(\d{15})\/0*(\d{1,19})\/(\d{8})$/;

/** As long for every place, so that its length says nothing. */
function writePlace(
  withTenant: WithTenant,
  viewer: Viewer,
  query: BacklogQuery,
  { after, shown }: { after: JudgedPosition; shown: number },
): Promise<string> {
  const digits = (value: number | string, length: number) => String(value).padStart(length, '0');
  const place = `${questionOf(query)}/${digits(after.place, 15)}/${digits(after.issueId, 19)}/${digits(shown, 8)}`;
  return concealPlace(withTenant, { ...viewer, list: 'backlog' }, place);
}

async function readPlace(
  withTenant: WithTenant,
  viewer: Viewer,
  query: BacklogQuery,
): Promise<Place> {
  if (query.cursor === null) return { after: null, shown: 0 };
  const of = { ...viewer, list: 'backlog' } as const;
  const [, question, place, issueId = '', shown] =
    form.exec(await revealPlace(withTenant, of, query.cursor)) ?? [];
  if (question !== questionOf(query)) throw noCursor('querystring:/cursor');
  return { after: { place: Number(place), issueId }, shown: Number(shown) };
}

function questionOf({ projectId, status, kind, rule, text, sort, order }: BacklogQuery): string {
  return questionDigest({ projectId, status, kind, rule, text, sort, order });
}
