import {
  lockClarification,
  moveClarification,
  type StoredClarification,
} from '../../db/clarifications.ts';
import { withKeptAnswer } from '../../db/heard-comments.ts';
import { getPlan } from '../../db/plans.ts';
import { getRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import {
  type ClarificationOutcome,
  type ClarificationRef,
  type ClarificationWait,
  outcomeInTime,
} from '../../domain/clarification/clarification.ts';
import { settledBy } from '../../domain/clarification/questions.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { Judgement } from '../../domain/readiness/judgement.ts';
import type { ClarifyStep, EndClarificationInput } from '../activities.ts';
import { announce } from '../announcing.ts';
import type { ActivityDeps } from '../deps.ts';
import { waitDue } from '../due.ts';
import { ownEntry } from '../entry.ts';
import { judgeIssueAt, judgementData, storeJudgement } from '../judging.ts';
import { appAccess, readWholeIssue } from '../reading.ts';

/** Milliseconds until an issue that cannot be read now is looked at again: tokens come hourly. */
const lookAgain = 3_600_000;
/** A time that has come by every clock: that of the run need not be ours. */
const atOnce = new Date(0).toISOString();

/** The clarification, held, if this run is the one that waits for it. @throws {ReadygateError} stale_generation */
async function claim(
  tx: TenantTx,
  { refinementId, generation }: ClarificationRef,
): Promise<StoredClarification> {
  const found = await lockClarification(tx, refinementId);
  if (found.generation !== generation) throw new ReadygateError('stale_generation');
  return await withKeptAnswer(tx, found);
}

function nextOf(
  { outcome, expiresAt, remindAt, remindedAt }: StoredClarification,
  changed: Partial<Pick<ClarificationWait, 'remindAt' | 'lookAt'>> = {},
): ClarifyStep {
  if (outcome !== null) return { next: 'closed', outcome };
  const wait = {
    expiresAt: expiresAt.toISOString(),
    remindAt: remindedAt ? null : (remindAt?.toISOString() ?? null),
    lookAt: null,
  };
  return { next: 'wait', wait: { ...wait, ...changed } };
}

/** What becomes of questions that stand in a comment: each step finds in the record where it stands. */
export function createWaitingForAnswers(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  const end = async (
    tx: TenantTx,
    { refinementId }: ClarificationRef,
    {
      outcome,
      problem,
      at,
      ...moved
    }: Omit<Parameters<typeof moveClarification>[2], 'outcome'> & {
      outcome: ClarificationOutcome;
      problem?: string;
    },
  ): Promise<ClarifyStep> => {
    await moveClarification(tx, refinementId, { at, outcome, ...moved });
    tx.audit({
      at,
      action: 'clarification.closed',
      actor: 'app',
      subject: { kind: 'refinement', id: refinementId },
      data: { outcome, ...(problem ? { problem } : {}) },
    });
    return { next: 'closed', outcome };
  };

  const keep = async (
    ref: ClarificationRef,
    { issue, judgement }: { issue: NormalIssue; judgement: Judgement },
    at: Date,
  ): Promise<ClarifyStep> =>
    withTenant(ref.tenantId, async (tx) => {
      const { report } = judgement;
      await storeJudgement(tx, issue, judgement, at);
      const found = await claim(tx, ref);
      if (found.outcome !== null) return nextOf(found);
      const { questions } = found;
      const settled = settledBy(questions, report, issue);
      tx.audit(
        ownEntry({
          at,
          action: 'clarification.judged',
          subject: { kind: 'refinement', id: ref.refinementId },
          data: { ...judgementData(report), questions: questions.length, settled: settled.length },
        }),
      );
      const looked = { at, settled, scoreAfter: report.score, statusAfter: report.status };
      if (settled.length === questions.length)
        return await end(tx, ref, { outcome: 'resolved', ...looked });
      await moveClarification(tx, ref.refinementId, looked);
      return nextOf(found);
    });

  return {
    /**
     * Where it stands: what a run begins with, and what it does when somebody ended it. A run that begins looks
     * at once: what was answered before it could hear is not told again.
     */
    async resumeClarification(ref: ClarificationRef): Promise<ClarifyStep> {
      const at = clock();
      return await withTenant(ref.tenantId, async (tx) => {
        const found = await claim(tx, ref);
        const dueAt = waitDue(found.expiresAt.toISOString());
        if (found.outcome === null) await moveClarification(tx, ref.refinementId, { at, dueAt });
        return nextOf(found, { lookAt: atOnce });
      });
    },

    /** Idempotent: the same issue settles the same questions. What cannot be read is looked at later. */
    async judgeAnswers(ref: ClarificationRef): Promise<ClarifyStep> {
      const at = clock();
      const found = await withTenant(ref.tenantId, (tx) => claim(tx, ref));
      if (found.outcome !== null) return nextOf(found);
      const later = () =>
        nextOf(found, { lookAt: new Date(at.getTime() + lookAgain).toISOString() });
      const access = await appAccess(deps, ref.tenantId);
      if (!access) return later();
      try {
        const read = await readWholeIssue(deps, ref.tenantId, found.issueId, access);
        const judgement = await judgeIssueAt(deps, ref.tenantId, read, at);
        return await keep(ref, { issue: read.issue, judgement }, at);
      } catch (error) {
        // Rights come back; what was deleted ends with its time.
        const mayPass =
          isReadygateError(error, 'waiting_for_token') ||
          isReadygateError(error, 'issue_unreadable');
        if (mayPass) return later();
        throw error;
      }
    },

    /** Idempotent: people are reminded once, by the messages that their tenant turned on. */
    async remindAsked(ref: ClarificationRef): Promise<ClarifyStep> {
      const at = clock();
      return await withTenant(ref.tenantId, async (tx) => {
        const found = await claim(tx, ref);
        if (found.outcome !== null || found.remindedAt) return nextOf(found);
        // Who answered in a comment needs no reminder; who asked sees that it is there.
        if (found.answeredAt === null) {
          const { planId } = await getRefinement(tx, ref.refinementId);
          if (planId) await announce(deps, tx, 'unanswered', await getPlan(tx, planId), at);
        }
        await moveClarification(tx, ref.refinementId, { at, remindedAt: at });
        tx.audit(
          ownEntry({
            at,
            action: 'clarification.reminded',
            subject: { kind: 'refinement', id: ref.refinementId },
            data: { answered: found.answeredAt !== null },
          }),
        );
        return nextOf(found, { remindAt: null });
      });
    },

    /** Idempotent: its time is over, or with a problem it cannot go on. Ending twice is one end. */
    async endClarification({ problem, ...ref }: EndClarificationInput): Promise<ClarifyStep> {
      const at = clock();
      return await withTenant(ref.tenantId, async (tx) => {
        const found = await claim(tx, ref);
        if (found.outcome !== null) return nextOf(found);
        const outcome = problem ? ('failed' as const) : outcomeInTime(found);
        return await end(tx, ref, { outcome, at, ...(problem ? { problem } : {}) });
      });
    },
  };
}
