import { ensureIssue, saveJudgement } from '../db/issues.ts';
import { listOverrides } from '../db/overrides.ts';
import { markPublishable } from '../db/published-scores.ts';
import { insertReport } from '../db/reports.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import { type Judgement, judgeWith } from '../domain/readiness/judgement.ts';
import type { Report } from '../domain/report.ts';
import type { JudgeInput, JudgeResult } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { packIn } from './packs.ts';
import { appAccess, readIssue } from './reading.ts';

/** Judges an issue by its project's pack, with what people said of it, on the day of `at`. */
export async function judgeIssueAt(
  deps: ActivityDeps,
  tenantId: Uuid,
  issue: NormalIssue,
  at: Date,
): Promise<Judgement> {
  const [pack, overrides] = await deps.withTenant(tenantId, (tx) =>
    Promise.all([packIn(tx, deps, issue.projectId), listOverrides(tx, issue.id)]),
  );
  return judgeWith(issue, pack, { day: at.toISOString().slice(0, 10), overrides });
}

/**
 * Stores a report and moves the issue's projection forward, with the content that was judged; where its
 * project publishes, Jira is to follow.
 */
export async function storeJudgement(
  tx: TenantTx,
  issue: NormalIssue,
  { report, basis, targets }: Judgement,
  at: Date,
): Promise<void> {
  const head = { issueId: issue.id, issueKey: issue.key, projectId: issue.projectId };
  const kept = await ensureIssue(tx, head);
  const reportId = await insertReport(tx, { issueId: issue.id, report, at });
  const judgement = {
    ...head,
    basis,
    targets,
    reportId,
    status: report.status,
    score: report.score,
    jiraUpdated: issue.updated === null ? null : new Date(issue.updated),
    at,
    content: issue,
  };
  await saveJudgement(tx, judgement, kept);
  await markPublishable(tx, issue.id, at);
}

/** What an entry says of a judgement: numbers and digests. */
export function judgementData(report: Report): Record<string, string | number> {
  return {
    score: report.score,
    status: report.status,
    report: report.digest,
    pack: report.pack.version,
  };
}

export function createJudging(deps: ActivityDeps) {
  return {
    /** Idempotent: the same content gives the same report, and the projection only moves forward. */
    async judgeOnce({ tenantId, issueId }: JudgeInput): Promise<JudgeResult> {
      const at = deps.clock();
      const access = await appAccess(deps, tenantId);
      if (!access) return { score: null, code: 'waiting_for_token' };
      try {
        const issue = await readIssue(deps, tenantId, issueId, access);
        const judgement = await judgeIssueAt(deps, tenantId, issue, at);
        const { report } = judgement;
        await deps.withTenant(tenantId, async (tx) => {
          await storeJudgement(tx, issue, judgement, at);
          tx.audit(
            ownEntry({
              at,
              action: 'issue.judged',
              subject: { kind: 'issue', id: issueId },
              data: judgementData(report),
            }),
          );
        });
        return { score: report.score, code: 'judged' };
      } catch (error) {
        if (
          isReadygateError(error, 'issue_unreadable') ||
          isReadygateError(error, 'waiting_for_token')
        ) {
          return { score: null, code: error.code as 'issue_unreadable' | 'waiting_for_token' };
        }
        throw error;
      }
    },
  };
}
