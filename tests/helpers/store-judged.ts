import { ensureIssue } from '../../db/issues.ts';
import { saveJudgement } from '../../db/judgements.ts';
import { insertReport } from '../../db/reports.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { IssueKind, NormalIssue } from '../../domain/issue.ts';
import { worstFirst } from '../../domain/readiness/findings.ts';
import type { Targets } from '../../domain/readiness/judgement.ts';
import type { Basis } from '../../domain/readiness/out-of-date.ts';
import { overridesDigest } from '../../domain/readiness/override.ts';
import type { Report } from '../../domain/report.ts';
import { starter } from './judged.ts';
import { makeReport } from './make-report.ts';

/** What a made report was judged from, and what people can say something of. */
export function standingOf(
  report: Report,
  changed: Partial<Basis> = {},
): { basis: Basis; targets: Targets } {
  const basis = {
    contentDigest: report.content,
    packDigest: starter.digest,
    overridesDigest: overridesDigest([]),
    judgedUntil: null,
    ...changed,
  };
  const evidence = { 'criteria.present': digestOf('evidence') };
  return { basis, targets: { description: digestOf('description'), evidence } };
}

/** Stores a judgement of SHOP-12, or another issue of its project, as `judgeOnce` does. */
export async function storeJudged(
  tx: TenantTx,
  {
    issueId = '10112',
    report = makeReport(),
    at,
    content = null,
    kind = 'story',
    ...changed
  }: {
    issueId?: string;
    report?: Report;
    at: Date;
    content?: NormalIssue | null;
    kind?: IssueKind;
  } & Partial<Basis>,
): Promise<void> {
  const head = { issueId, issueKey: `SHOP-${Number(issueId) - 10_100}`, projectId: '10000' };
  await ensureIssue(tx, head);
  const reportId = await insertReport(tx, { issueId, report, at });
  const { status, score } = report;
  const standing = standingOf(report, changed);
  const failedRules = worstFirst(report);
  const judged = { ...head, ...standing, reportId, status, score, kind, failedRules, content };
  await saveJudgement(tx, { ...judged, jiraUpdated: at, at });
}
