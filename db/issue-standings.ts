import type { Digest } from '../domain/canonical.ts';
import type { IssueKind, StatusCategory } from '../domain/issue.ts';
import type { LeftOut } from '../domain/readiness/left-out.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What is known of an issue besides its judgement. */
export interface Standing {
  issueId: string;
  kind: IssueKind;
  category: StatusCategory | null;
  summary: Digest | null;
  /** Why it is not judged; null: it is. */
  leftOut: LeftOut | null;
  /** Digest of the rules that say so. */
  rules: Digest;
  /** When it was read. */
  at: Date;
}

/** Where an issue stands among others. */
interface Place {
  issueId: string;
  projectId: string;
  summary: Digest | null;
}

/**
 * Keeps where issues stand, in one statement; what was read later stays. The issues have rows.
 * @returns ids of judged issues that share a summary with one of them since, or no longer do, as far as nobody else
 *   holds them
 */
export async function saveStandings(
  tx: TenantTx,
  standings: readonly Standing[],
): Promise<string[]> {
  // Two that are judged at the same time do not wait for each other.
  const shared = await tx.query<{ issueId: string }>(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb) as g("issueId" text, kind text, category text, summary text,
         "leftOut" text, rules text, at timestamptz)
     ), before as (
       select g.*, i.project_id, i.summary_digest, i.status_category
         from given g join issues i on i.tenant_id = $1 and i.issue_id = g."issueId"
     ), saved as (
       update issues i set kind = g.kind, status_category = g.category, summary_digest = g.summary,
         left_out = g."leftOut", left_out_by = g.rules, left_out_at = g.at
       from given g where i.tenant_id = $1 and i.issue_id = g."issueId" and coalesce(i.left_out_at, '-infinity') <= g.at
     ), changed as (
       select b."issueId", b.project_id, d.digest
         from before b cross join lateral (values (b.summary_digest), (b.summary)) d (digest)
        where d.digest is not null and (b.summary_digest is distinct from b.summary
          or (b.status_category is not distinct from 'done') <> (b.category is not distinct from 'done'))
     ), others as (
       select i.issue_id from issues i
        where i.tenant_id = $1 and i.report_id is not null
          and (i.project_id, i.summary_digest) in (select project_id, digest from changed)
          and i.issue_id not in (select "issueId" from given)
        order by i.issue_id for no key update of i skip locked
     )
     select issue_id as "issueId" from others
     union
     select b."issueId" from before b
       join changed c on c.project_id = b.project_id and c.digest = b.summary and c."issueId" <> b."issueId"
     order by 1`,
    [tx.tenantId, JSON.stringify(standings)],
  );
  return shared.map((one) => one.issueId);
}

/** How many other issues of a project that are not done have the same summary, as far as they were read; no subtasks. */
export async function countSameSummary(tx: TenantTx, place: Place): Promise<number> {
  return (await countSameSummaries(tx, [place])).get(place.issueId) ?? 0;
}

/** The same of many issues, by their ids. */
export async function countSameSummaries(
  tx: TenantTx,
  places: readonly Place[],
): Promise<Map<string, number>> {
  const known = places.filter(({ summary }) => summary !== null);
  if (known.length === 0) return new Map();
  const rows = await tx.query<{ id: string; count: number }>(
    `select g."issueId" as id, count(*)::integer as count
       from jsonb_to_recordset($2::jsonb) as g("issueId" text, "projectId" text, summary text)
       join issues i on i.tenant_id = $1 and i.project_id = g."projectId" and i.summary_digest = g.summary
        and i.issue_id <> g."issueId"
      where i.status_category is distinct from 'done' and i.kind is distinct from 'subtask' group by 1`,
    [tx.tenantId, JSON.stringify(known)],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
