import type { Digest } from '../domain/canonical.ts';
import type { Uuid } from '../domain/json.ts';
import type { Targets } from '../domain/readiness/judgement.ts';
import type { StoredBasis, StoredLeftOut } from '../domain/readiness/out-of-date.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What lists and screens need of an issue. */
export interface StoredIssue extends StoredBasis, StoredLeftOut {
  issueId: string;
  issueKey: string;
  projectId: string;
  reportId: Uuid | null;
  status: ReadinessStatus | null;
  score: number | null;
  jiraUpdated: Date | null;
  judgedAt: Date | null;
}

const columns = `issue_id as "issueId", issue_key as "issueKey", project_id as "projectId", content_digest as "contentDigest",
  pack_digest as "packDigest", overrides_digest as "overridesDigest", judged_until::text as "judgedUntil",
  report_id as "reportId", status, score, jira_updated as "jiraUpdated", judged_at as "judgedAt", stale_since as "staleSince",
  left_out as "leftOut", left_out_by as "leftOutBy", left_out_at as "leftOutAt"`;

/** Where the content of an issue is encrypted for. */
export const contentPlace = (issueId: string) => ({
  table: 'issues',
  column: 'content',
  rowId: issueId,
});

export async function findIssue(tx: TenantTx, issueId: string): Promise<StoredIssue | null> {
  const rows = await tx.query<StoredIssue>(
    `select ${columns} from issues where tenant_id = $1 and issue_id = $2`,
    [tx.tenantId, issueId],
  );
  return rows[0] ?? null;
}

/** An issue as it is named. */
export interface IssueHead {
  issueId: string;
  issueKey: string;
  projectId: string;
}

/**
 * Makes sure that issues have rows, so that reports can belong to them, and holds these until the transaction
 * ends, in the order of their ids.
 * @returns by id the digest of the content that is kept; null where none is
 */
export async function ensureIssues(
  tx: TenantTx,
  heads: readonly IssueHead[],
): Promise<Map<string, Digest | null>> {
  const [, held] = await Promise.all([
    tx.query(
      `insert into issues (tenant_id, issue_id, issue_key, project_id)
       select $1, h."issueId", h."issueKey", h."projectId"
         from jsonb_to_recordset($2::jsonb) as h("issueId" text, "issueKey" text, "projectId" text)
        order by h."issueId" on conflict do nothing`,
      [tx.tenantId, JSON.stringify(heads)],
    ),
    tx.query<{ id: string; kept: Digest | null }>(
      `select issue_id as id, kept_digest as kept from issues where tenant_id = $1 and issue_id = any($2::text[])
        order by issue_id for no key update`,
      [tx.tenantId, heads.map(({ issueId }) => issueId)],
    ),
  ]);
  return new Map(held.map(({ id, kept }) => [id, kept]));
}

/** The same for one issue. @returns the digest of the content that is kept of it; null where none is */
export async function ensureIssue(tx: TenantTx, head: IssueHead): Promise<Digest | null> {
  return (await ensureIssues(tx, [head])).get(head.issueId) ?? null;
}

/** What people can say something of, as the issue was judged last; null where it never was. */
export async function findTargets(tx: TenantTx, issueId: string): Promise<Targets | null> {
  const [found] = await tx.query<{
    description: Targets['description'];
    evidence: Targets['evidence'] | null;
  }>(
    'select description_digest as description, evidence from issues where tenant_id = $1 and issue_id = $2',
    [tx.tenantId, issueId],
  );
  return found?.evidence ? { description: found.description, evidence: found.evidence } : null;
}

/** Holds back everybody else who wants to say something of the issue, until the commit. */
export async function lockIssue(tx: TenantTx, issueId: string): Promise<void> {
  await tx.query('select 1 from issues where tenant_id = $1 and issue_id = $2 for no key update', [
    tx.tenantId,
    issueId,
  ]);
}

/** Issues as they are known, by their ids, with the rules that they fail; one that is not known is not there. */
export async function findIssues(
  tx: TenantTx,
  issueIds: readonly string[],
): Promise<Map<string, StoredIssue & { failedRules: string[] }>> {
  const rows = await tx.query<StoredIssue & { failedRules: string[] }>(
    `select ${columns}, failed_rules as "failedRules" from issues where tenant_id = $1 and issue_id = any($2::text[])`,
    [tx.tenantId, issueIds],
  );
  return new Map(rows.map((row) => [row.issueId, row]));
}

/** Marks issues that were judged, or are to be, as changed at a time; the last change counts. */
export async function markAllStale(
  tx: TenantTx,
  issueIds: readonly string[],
  at: Date,
): Promise<void> {
  await tx.query(
    `update issues set stale_since = greatest(stale_since, $3)
      where tenant_id = $1 and issue_id = any($2::text[])`,
    [tx.tenantId, issueIds, at],
  );
}

/** The same for one issue. */
export async function markStale(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  await markAllStale(tx, [issueId], at);
}
