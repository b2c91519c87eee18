import type { Uuid } from '../domain/json.ts';
import type { LeftOut, Standing } from '../domain/usefulness/usefulness.ts';
import type { Trouble } from '../domain/usefulness/what-followed.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A finished issue, and what followed after its start. Ids, codes and times: no text and no person. */
export interface IssueOutcome {
  issueId: string;
  /** The report that stood at the start. */
  reportId: Uuid | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Null: it counts, and has a report. */
  leftOut: LeftOut | null;
  troubles: readonly Trouble[];
  /** What that report said, by id of the rule. */
  standings: Readonly<Record<string, Standing>>;
}

/** Keeps outcomes of a project; what was known of the same issues is replaced. */
export async function saveOutcomes(
  tx: TenantTx,
  projectId: string,
  outcomes: readonly IssueOutcome[],
  at: Date,
): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.query(
    `insert into issue_outcomes (tenant_id, project_id, issue_id, report_id, started_at, finished_at, left_out, troubles, standings, gathered_at)
     select $1, $2, o."issueId", o."reportId", o."startedAt", o."finishedAt", o."leftOut", o.troubles, o.standings, $4
       from jsonb_to_recordset($3::jsonb) as o("issueId" text, "reportId" uuid, "startedAt" timestamptz,
         "finishedAt" timestamptz, "leftOut" text, troubles text[], standings jsonb)
     on conflict (tenant_id, issue_id)
     do update set project_id = excluded.project_id, report_id = excluded.report_id, started_at = excluded.started_at,
       finished_at = excluded.finished_at, left_out = excluded.left_out, troubles = excluded.troubles,
       standings = excluded.standings, gathered_at = excluded.gathered_at`,
    [tx.tenantId, projectId, JSON.stringify(outcomes), at],
  );
}

/** Forgets issues that are not finished any more. */
export async function deleteOutcomes(tx: TenantTx, issueIds: readonly string[]): Promise<void> {
  if (issueIds.length === 0) return;
  await tx.query('delete from issue_outcomes where tenant_id = $1 and issue_id = any($2::text[])', [
    tx.tenantId,
    issueIds,
  ]);
}

/** The outcomes of a project, last finished first; those without an end come last. */
export async function listOutcomes(
  tx: TenantTx,
  projectId: string,
  limit: number,
): Promise<IssueOutcome[]> {
  return await tx.query<IssueOutcome>(
    `select issue_id as "issueId", report_id as "reportId", started_at as "startedAt", finished_at as "finishedAt",
       left_out as "leftOut", troubles, standings
     from issue_outcomes where tenant_id = $1 and project_id = $2
     order by finished_at desc nulls last, issue_id limit $3`,
    [tx.tenantId, projectId, limit],
  );
}
