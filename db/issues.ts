import type { Digest } from '../domain/canonical.ts';
import type { Uuid } from '../domain/json.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What lists and screens need of an issue. */
export interface StoredIssue {
  issueId: string;
  issueKey: string;
  projectId: string;
  contentDigest: Digest | null;
  reportId: Uuid | null;
  status: ReadinessStatus | null;
  score: number | null;
  jiraUpdated: Date | null;
  judgedAt: Date | null;
  staleSince: Date | null;
}

export interface Judgement {
  issueId: string;
  issueKey: string;
  projectId: string;
  contentDigest: Digest;
  reportId: Uuid;
  status: ReadinessStatus;
  score: number;
  /** Jira's time of the issue's last change. */
  jiraUpdated: Date | null;
  /** When we read it. */
  at: Date;
}

const columns = `issue_id as "issueId", issue_key as "issueKey", project_id as "projectId", content_digest as "contentDigest",
  report_id as "reportId", status, score, jira_updated as "jiraUpdated", judged_at as "judgedAt", stale_since as "staleSince"`;

export async function findIssue(tx: TenantTx, issueId: string): Promise<StoredIssue | null> {
  const rows = await tx.query<StoredIssue>(
    `select ${columns} from issues where tenant_id = $1 and issue_id = $2`,
    [tx.tenantId, issueId],
  );
  return rows[0] ?? null;
}

/** Makes sure that the issue has a row, so that reports can belong to it. */
export async function ensureIssue(
  tx: TenantTx,
  { issueId, issueKey, projectId }: { issueId: string; issueKey: string; projectId: string },
): Promise<void> {
  await tx.query(
    `insert into issues (tenant_id, issue_id, issue_key, project_id) values ($1, $2, $3, $4) on conflict do nothing`,
    [tx.tenantId, issueId, issueKey, projectId],
  );
}

/**
 * Moves the projection forward: a judgement of an older revision, or of an older reading of the same
 * revision, changes nothing. A mark "changed since" that came after the reading stays.
 */
export async function saveJudgement(tx: TenantTx, judgement: Judgement): Promise<boolean> {
  const { issueId, issueKey, projectId, contentDigest, reportId, status, score, jiraUpdated, at } =
    judgement;
  const rows = await tx.query(
    `insert into issues as i (tenant_id, issue_id, issue_key, project_id, content_digest, report_id, status, score, jira_updated, judged_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, issue_id)
     do update set issue_key = excluded.issue_key, project_id = excluded.project_id, content_digest = excluded.content_digest,
       report_id = excluded.report_id, status = excluded.status, score = excluded.score, jira_updated = excluded.jira_updated,
       judged_at = excluded.judged_at, stale_since = case when i.stale_since > excluded.judged_at then i.stale_since end
     where (coalesce(i.jira_updated, '-infinity'), coalesce(i.judged_at, '-infinity'))
        <= (coalesce(excluded.jira_updated, '-infinity'), excluded.judged_at)
     returning 1`,
    [
      tx.tenantId,
      issueId,
      issueKey,
      projectId,
      contentDigest,
      reportId,
      status,
      score,
      jiraUpdated,
      at,
    ],
  );
  return rows.length > 0;
}

/** Marks a judged issue as changed at a time; the last change counts. */
export async function markStale(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  await tx.query(
    `update issues set stale_since = greatest(stale_since, $3)
      where tenant_id = $1 and issue_id = $2 and judged_at is not null`,
    [tx.tenantId, issueId, at],
  );
}
