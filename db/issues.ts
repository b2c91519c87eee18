import { type Digest, digestOf } from '../domain/canonical.ts';
import type { IssueKind, NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { Targets } from '../domain/readiness/judgement.ts';
import type { Basis, StoredBasis } from '../domain/readiness/out-of-date.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { SealedValue, TenantTx } from './tenant-tx.ts';

/** What lists and screens need of an issue. */
export interface StoredIssue extends StoredBasis {
  issueId: string;
  issueKey: string;
  projectId: string;
  reportId: Uuid | null;
  status: ReadinessStatus | null;
  score: number | null;
  jiraUpdated: Date | null;
  judgedAt: Date | null;
}

export interface Judgement {
  issueId: string;
  issueKey: string;
  projectId: string;
  basis: Basis;
  targets: Targets;
  reportId: Uuid;
  status: ReadinessStatus;
  score: number;
  kind: IssueKind;
  /** Ids of the rules that it fails and that count, the worst first. */
  failedRules: readonly string[];
  /** Jira's time of the issue's last change. */
  jiraUpdated: Date | null;
  /** When we read it. */
  at: Date;
  /** The issue that was judged, to be kept encrypted; null where only digests are kept. */
  content: NormalIssue | null;
}

const columns = `issue_id as "issueId", issue_key as "issueKey", project_id as "projectId", content_digest as "contentDigest",
  pack_digest as "packDigest", overrides_digest as "overridesDigest", judged_until::text as "judgedUntil",
  report_id as "reportId", status, score, jira_updated as "jiraUpdated", judged_at as "judgedAt", stale_since as "staleSince"`;

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

/**
 * Makes sure that the issue has a row, so that reports can belong to it, and holds it until the transaction
 * ends.
 * @returns the digest of the content that is kept of it; null where none is
 */
export async function ensureIssue(
  tx: TenantTx,
  { issueId, issueKey, projectId }: { issueId: string; issueKey: string; projectId: string },
): Promise<Digest | null> {
  const [, held] = await Promise.all([
    tx.query(
      `insert into issues (tenant_id, issue_id, issue_key, project_id) values ($1, $2, $3, $4) on conflict do nothing`,
      [tx.tenantId, issueId, issueKey, projectId],
    ),
    tx.query<{ kept: Digest | null }>(
      `select kept_digest as kept from issues where tenant_id = $1 and issue_id = $2 for no key update`,
      [tx.tenantId, issueId],
    ),
  ]);
  return held[0]?.kept ?? null;
}

/**
 * Moves the projection forward, with the content of the issue: a judgement of an older revision, or of an older
 * reading of the same revision, changes nothing. A mark "changed since" that came after the reading stays.
 * Content is encrypted only where it is not `kept`, the digest that `ensureIssue` gave in this transaction.
 */
export async function saveJudgement(
  tx: TenantTx,
  judgement: Judgement,
  kept: Digest | null = null,
): Promise<boolean> {
  const { issueId, issueKey, projectId, reportId, status, score, jiraUpdated, at } = judgement;
  const { basis, targets, kind, failedRules } = judgement;
  const { digest, sealed } = await contentOf(tx, judgement, kept);
  const rows = await tx.query(
    `insert into issues as i (tenant_id, issue_id, issue_key, project_id, content_digest, report_id, status, score, jira_updated,
       judged_at, pack_digest, overrides_digest, judged_until, description_digest, evidence,
       kept_digest, content_key_version, content, kind, failed_rules)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $20, $21)
     on conflict (tenant_id, issue_id)
     do update set issue_key = excluded.issue_key, project_id = excluded.project_id, content_digest = excluded.content_digest,
       report_id = excluded.report_id, status = excluded.status, score = excluded.score, jira_updated = excluded.jira_updated,
       judged_at = excluded.judged_at, stale_since = case when i.stale_since > excluded.judged_at then i.stale_since end,
       pack_digest = excluded.pack_digest, overrides_digest = excluded.overrides_digest, judged_until = excluded.judged_until,
       description_digest = excluded.description_digest, evidence = excluded.evidence,
       kind = excluded.kind, failed_rules = excluded.failed_rules,
       kept_digest = case when i.kept_digest = $19 then i.kept_digest else excluded.kept_digest end,
       content_key_version = case when i.kept_digest = $19 then i.content_key_version else excluded.content_key_version end,
       content = case when i.kept_digest = $19 then i.content else excluded.content end
     where (coalesce(i.jira_updated, '-infinity'), coalesce(i.judged_at, '-infinity'))
        <= (coalesce(excluded.jira_updated, '-infinity'), excluded.judged_at)
     returning 1`,
    [
      tx.tenantId,
      issueId,
      issueKey,
      projectId,
      basis.contentDigest,
      reportId,
      status,
      score,
      jiraUpdated,
      at,
      basis.packDigest,
      basis.overridesDigest,
      basis.judgedUntil,
      targets.description,
      JSON.stringify(targets.evidence),
      sealed === null ? null : digest,
      sealed?.keyVersion ?? null,
      sealed?.bytes ?? null,
      digest,
      kind,
      failedRules,
    ],
  );
  return rows.length > 0;
}

/** What is to be kept of a judgement: its digest and, where that is not kept already, its ciphertext. */
async function contentOf(
  tx: TenantTx,
  { issueId, content }: Judgement,
  kept: Digest | null,
): Promise<{ digest: Digest | null; sealed: SealedValue | null }> {
  if (content === null) return { digest: null, sealed: null };
  const digest = digestOf(content);
  return { digest, sealed: digest === kept ? null : await tx.seal(contentPlace(issueId), content) };
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

/** Marks an issue that was judged, or is to be, as changed at a time; the last change counts. */
export async function markStale(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  await tx.query(
    `update issues set stale_since = greatest(stale_since, $3)
      where tenant_id = $1 and issue_id = $2`,
    [tx.tenantId, issueId, at],
  );
}
