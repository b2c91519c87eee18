import { type BacklogHead, listBacklog, readContents } from '../../db/backlog.ts';
import { countSameSummaries } from '../../db/issue-standings.ts';
import { listOverridesOf } from '../../db/overrides.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Uuid } from '../../domain/json.ts';
import type { Override } from '../../domain/readiness/override.ts';
import { placeOf } from '../../domain/readiness/same-summary.ts';
import type { Sight } from '../plugins/visible-issues.ts';

type KeySight = Pick<NonNullable<Sight>, 'key'> | null;

/** Which of many issues may be looked at, with their keys, by id: as `FindVisible` says it for a viewer. */
type See = (heads: readonly BacklogHead[]) => Promise<ReadonlyMap<string, KeySight>>;

/** What is known of a stored issue before its content is read. */
export interface Met extends BacklogHead {
  /** Null: hidden; undefined: it could not be checked. */
  sight: KeySight | undefined;
}

export interface BacklogDeps {
  withTenant: WithTenant;
  see: See;
}

/** Issues that Jira is asked about at once. */
const pageSize = 100;
/** What is opened at once: issues, and bytes of their contents. One issue that is larger is opened alone. */
const most = { issues: 20, bytes: 500_000 };

/** The next issues of a project with whether they may be looked at; none where the backlog ends. */
export async function nextPage(
  { withTenant, see }: BacklogDeps,
  { tenantId, projectId }: { tenantId: Uuid; projectId: string },
  after: string,
): Promise<Met[]> {
  const heads = await withTenant(tenantId, (tx) =>
    listBacklog(tx, projectId, { after, limit: pageSize }),
  );
  if (heads.length === 0) return [];
  const sights = await see(heads);
  return heads.map((head) => ({ ...head, sight: sights.get(head.issueId) }));
}

/** A page in pieces, in order, each of which fits into memory with its contents. */
export function piecesOf(page: readonly Met[]): Met[][] {
  const pieces: Met[][] = [];
  let room = 0;
  for (const met of page) {
    const bytes = isReadable(met) ? (met.size ?? 0) : 0;
    const last = pieces.at(-1);
    if (last && last.length < most.issues && bytes <= room) {
      last.push(met);
      room -= bytes;
    } else {
      pieces.push([met]);
      room = most.bytes - bytes;
    }
  }
  return pieces;
}

/** A stored issue with what people said of it, and how many others have its summary. */
export interface Stored {
  issue: NormalIssue;
  overrides: readonly Override[];
  sameSummaries: number;
}

/** What may be looked at and is kept, by issue id. Of what is hidden nothing is read or decrypted. */
export async function openPiece(
  tx: TenantTx,
  piece: readonly Met[],
): Promise<ReadonlyMap<string, Stored>> {
  const ids = piece.filter(isReadable).map(({ issueId }) => issueId);
  if (ids.length === 0) return new Map();
  const [contents, said] = await Promise.all([readContents(tx, ids), listOverridesOf(tx, ids)]);
  const called = await countSameSummaries(tx, [...contents.values()].map(placeOf));
  return new Map(
    [...contents].map(([id, issue]) => [
      id,
      { issue, overrides: said.get(id) ?? [], sameSummaries: called.get(id) ?? 0 },
    ]),
  );
}

const isReadable = ({ sight, size }: Met) => Boolean(sight) && size !== null;
