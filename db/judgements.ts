import { type Digest, digestOf } from '../domain/canonical.ts';
import type { IssueKind, NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { Targets } from '../domain/readiness/judgement.ts';
import type { Basis } from '../domain/readiness/out-of-date.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import { contentPlace, type IssueHead } from './issues.ts';
import { sealTogether } from './seal-together.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface Judgement extends IssueHead {
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

/**
 * Moves the projections of issues forward, each with the content that was judged, in one statement: a judgement
 * of an older revision, or of an older reading of the same revision, changes nothing. A mark "changed since" that
 * came after the reading stays. The issues have rows, which `ensureIssues` holds; content is encrypted only where
 * it is not `kept`, the digest that it gave in this transaction.
 * @returns the ids of those that moved
 */
export async function saveJudgements(
  tx: TenantTx,
  judgements: readonly Judgement[],
  kept: ReadonlyMap<string, Digest | null> = new Map(),
): Promise<string[]> {
  const { rows, bytes, keyVersion } = await rowsOf(tx, judgements, kept);
  const moved = await tx.query<{ id: string }>(
    `update issues i set issue_key = j."issueKey", project_id = j."projectId", content_digest = j."contentDigest",
       report_id = j."reportId", status = j.status, score = j.score, jira_updated = j."jiraUpdated", judged_at = j.at,
       stale_since = case when i.stale_since > j.at then i.stale_since end, pack_digest = j."packDigest",
       overrides_digest = j."overridesDigest", judged_until = j."judgedUntil", description_digest = j.description,
       evidence = j.evidence, kind = j.kind, failed_rules = j."failedRules",
       kept_digest = case when i.kept_digest = j.digest or j.length is not null then j.digest end,
       content_key_version = case when i.kept_digest = j.digest then i.content_key_version
         when j.length is not null then $3::integer end,
       content = case when i.kept_digest = j.digest then i.content
         when j.length is not null then substring($4::bytea from j.start for j.length) end
     from jsonb_to_recordset($2::jsonb) as j("issueId" text, "issueKey" text, "projectId" text, "contentDigest" text,
         "reportId" uuid, status text, score integer, "jiraUpdated" timestamptz, at timestamptz, "packDigest" text,
         "overridesDigest" text, "judgedUntil" date, description text, evidence jsonb, kind text, "failedRules" text[],
         digest text, start integer, length integer)
      where i.tenant_id = $1 and i.issue_id = j."issueId"
        and (coalesce(i.jira_updated, '-infinity'), coalesce(i.judged_at, '-infinity'))
         <= (coalesce(j."jiraUpdated", '-infinity'), j.at)
     returning i.issue_id as id`,
    [tx.tenantId, JSON.stringify(rows), keyVersion, bytes],
  );
  return moved.map(({ id }) => id);
}

/** The same for one issue. @returns whether it moved */
export async function saveJudgement(
  tx: TenantTx,
  judgement: Judgement,
  kept: Digest | null = null,
): Promise<boolean> {
  const moved = await saveJudgements(tx, [judgement], new Map([[judgement.issueId, kept]]));
  return moved.length > 0;
}

/** What is to be kept of judgements: with each its digest and, where that is not kept already, its ciphertext. */
async function rowsOf(
  tx: TenantTx,
  judgements: readonly Judgement[],
  kept: ReadonlyMap<string, Digest | null>,
) {
  const digests = judgements.map(({ content }) => (content === null ? null : digestOf(content)));
  const fresh = judgements.flatMap(({ issueId, content }, at) =>
    content === null || digests[at] === kept.get(issueId) ? [] : [{ issueId, content, at }],
  );
  const sealed = await sealTogether(
    tx,
    fresh.map(({ issueId, content }) => ({ place: contentPlace(issueId), value: content })),
  );
  const sliceAt = new Map(fresh.map(({ at }, place) => [at, sealed.slices[place]]));
  const rows = judgements.map(({ content: _, basis, targets, ...judgement }, at) => ({
    ...judgement,
    ...basis,
    description: targets.description,
    evidence: targets.evidence,
    digest: digests[at],
    ...sliceAt.get(at),
  }));
  return { ...sealed, rows };
}
