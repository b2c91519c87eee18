import { countSameSummary, type Standing, saveStandings } from '../db/issue-standings.ts';
import { ensureIssues, type IssueHead, markAllStale } from '../db/issues.ts';
import { saveJudgements } from '../db/judgements.ts';
import { holdGatesAgain, openOutdatedGatesOf } from '../db/outdated-gates.ts';
import { listOverrides, listOverridesOf } from '../db/overrides.ts';
import { findMode } from '../db/project-modes.ts';
import { markAllPublishable } from '../db/published-scores.ts';
import { noteQuotaDenial } from '../db/quota-denials.ts';
import { release, reserve, type Subject, settle } from '../db/quotas.ts';
import { insertReports } from '../db/reports.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { NormalIssue } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import { worstFirst } from '../domain/readiness/findings.ts';
import { type Judgement, judgeWith } from '../domain/readiness/judgement.ts';
import { whyLeftOut } from '../domain/readiness/left-out.ts';
import type { Basis } from '../domain/readiness/out-of-date.ts';
import { overridesDigest } from '../domain/readiness/override.ts';
import { placeOf, summaryDigest } from '../domain/readiness/same-summary.ts';
import type { Report } from '../domain/report.ts';
import type { JudgeInput, JudgeResult } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { activityKey, ownEntry } from './entry.ts';
import { type Access, appAccess, type ReadIssue, readWholeIssue } from './reading.ts';

/** Judges an issue by the pack it was read by, with what people said of it, on the day of `at`. */
export async function judgeIssueAt(
  { withTenant }: Pick<ActivityDeps, 'withTenant'>,
  tenantId: Uuid,
  { issue, pack }: ReadIssue,
  at: Date,
): Promise<Judgement> {
  const [overrides, sameSummaries] = await withTenant(tenantId, (tx) =>
    Promise.all([listOverrides(tx, issue.id), countSameSummary(tx, placeOf(issue))]),
  );
  return judgeWith(issue, pack, { day: at.toISOString().slice(0, 10), overrides, sameSummaries });
}

/** An issue that was judged. */
export interface JudgedIssue {
  issue: NormalIssue;
  judgement: Judgement;
}

/**
 * Stores reports and moves the projections of their issues forward, with the contents that were judged; where
 * their projects publish, Jira is to follow. However many there are, the statements are the same few.
 */
export async function storeJudgements(
  tx: TenantTx,
  judged: readonly JudgedIssue[],
  at: Date,
): Promise<void> {
  if (judged.length === 0) return;
  const heads = judged.map(({ issue }) => headOf(issue));
  const kept = await ensureIssues(tx, heads);
  const reports = judged.map(({ issue, judgement }) => ({
    issueId: issue.id,
    report: judgement.report,
  }));
  const reportIds = await insertReports(tx, reports, at);
  const rows = judged.map(({ issue, judgement: { report, basis, targets } }, index) => ({
    ...headOf(issue),
    basis,
    targets,
    reportId: reportIds[index] ?? '',
    status: report.status,
    score: report.score,
    kind: issue.type.kind,
    failedRules: worstFirst(report),
    jiraUpdated: issue.updated === null ? null : new Date(issue.updated),
    at,
    content: issue,
  }));
  const moved = await saveJudgements(tx, rows, kept);
  const known = new Map(rows.map(({ issueId, basis }) => [issueId, basis]));
  await holdGates(tx, moved, known, at);
  const stands = judged
    .filter(({ issue }) => moved.includes(issue.id))
    .map(({ issue, judgement: { leftOut, basis } }) =>
      standingOf(issue, { leftOut, rules: basis.packDigest, at }),
    );
  const shared = await keepStandings(tx, stands, at);
  await markAllPublishable(tx, [...heads.map(({ issueId }) => issueId), ...shared], at);
}

/** Keeps where issues stand. Those that share a summary with them since, or no longer do, are out of date. */
async function keepStandings(
  tx: TenantTx,
  standings: readonly Standing[],
  at: Date,
): Promise<string[]> {
  const shared = standings.length === 0 ? [] : await saveStandings(tx, standings);
  if (shared.length > 0) await markAllStale(tx, shared, at);
  return shared;
}

const standingOf = (
  { id, type, statusCategory, projectId, texts }: NormalIssue,
  said: Pick<Standing, 'leftOut' | 'rules' | 'at'>,
): Standing => ({
  issueId: id,
  kind: type.kind,
  category: statusCategory,
  summary: summaryDigest({ projectId, texts }),
  ...said,
});

/** The same for one issue. */
export async function storeJudgement(
  tx: TenantTx,
  issue: NormalIssue,
  judgement: Judgement,
  at: Date,
): Promise<void> {
  await storeJudgements(tx, [{ issue, judgement }], at);
}

const headOf = ({ id, key, projectId }: NormalIssue): IssueHead => ({
  issueId: id,
  issueKey: key,
  projectId,
});

/** What people said while an issue was judged is not in it: then its gate stays open. */
async function holdGates(
  tx: TenantTx,
  moved: readonly string[],
  known: ReadonlyMap<string, Basis>,
  at: Date,
): Promise<void> {
  const held = await holdGatesAgain(tx, moved);
  if (held.length === 0) return;
  const overrides = await listOverridesOf(tx, held);
  const said = held.filter(
    (id) => overridesDigest(overrides.get(id) ?? []) !== known.get(id)?.overridesDigest,
  );
  if (said.length > 0) await openOutdatedGatesOf(tx, said, at);
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

/** Milliseconds for which a judgement is reserved: longer than all its attempts. */
const heldFor = 30 * 60_000;

const isOff = async (tx: TenantTx, projectId: string): Promise<boolean> =>
  (await findMode(tx, projectId)) === 'off';

export function createJudging(deps: ActivityDeps) {
  const { withTenant } = deps;

  /** False where the quota is used up: then it is put off, and counted. */
  const hold = (tenantId: Uuid, subject: Subject, at: Date): Promise<boolean> =>
    withTenant(tenantId, async (tx) => {
      const releaseAt = new Date(at.getTime() + heldFor);
      const reached = await reserve(tx, { ...subject, amount: 1, releaseAt }, at);
      if (reached) await noteQuotaDenial(tx, reached, { at, accountId: null });
      return reached === null;
    });

  const judge = async (
    { tenantId, issueId }: JudgeInput,
    { access, subject, at }: { access: Access; subject: Subject; at: Date },
  ): Promise<JudgeResult> => {
    const read = await readWholeIssue(deps, tenantId, issueId, access);
    const { issue, pack } = read;
    const leftOut = whyLeftOut(issue, pack);
    if (leftOut !== null)
      return await withTenant(tenantId, async (tx): Promise<JudgeResult> => {
        await release(tx, subject, at);
        if (await isOff(tx, issue.projectId)) return { score: null, code: 'project_off' };
        await ensureIssues(tx, [headOf(issue)]);
        const stands = standingOf(issue, { leftOut, rules: pack.digest, at });
        await markAllPublishable(tx, await keepStandings(tx, [stands], at), at);
        return { score: null, code: 'left_out' };
      });
    const judgement = await judgeIssueAt(deps, tenantId, read, at);
    const { report } = judgement;
    return await withTenant(tenantId, async (tx): Promise<JudgeResult> => {
      if (await isOff(tx, issue.projectId)) {
        await release(tx, subject, at);
        return { score: null, code: 'project_off' };
      }
      await storeJudgement(tx, issue, judgement, at);
      await settle(tx, subject, { amount: 1, at });
      tx.audit(
        ownEntry({
          at,
          action: 'issue.judged',
          subject: { kind: 'issue', id: issueId },
          data: judgementData(report),
        }),
      );
      return { score: report.score, code: 'judged' };
    });
  };

  return {
    /**
     * Idempotent: the same content gives the same report, the projection only moves forward, and however
     * many attempts it takes one judgement is used. Of a project that is off nothing is read, and of an issue
     * that was moved into one nothing is kept. What the rules leave out is not judged, and that is kept.
     */
    async judgeOnce(input: JudgeInput): Promise<JudgeResult> {
      const at = deps.clock();
      const { tenantId, projectId } = input;
      if (projectId !== undefined && (await withTenant(tenantId, (tx) => isOff(tx, projectId))))
        return { score: null, code: 'project_off' };
      const access = await appAccess(deps, tenantId);
      if (!access) return { score: null, code: 'waiting_for_token' };
      const subject: Subject = { kind: 'judgements', id: activityKey() };
      if (!(await hold(tenantId, subject, at))) return { score: null, code: 'quota_exceeded' };
      try {
        return await judge(input, { access, subject, at });
      } catch (error) {
        if (
          !isReadygateError(error, 'issue_unreadable') &&
          !isReadygateError(error, 'waiting_for_token')
        )
          throw error;
        await withTenant(tenantId, (tx) => release(tx, subject, at));
        return { score: null, code: error.code as 'issue_unreadable' | 'waiting_for_token' };
      }
    },
  };
}
