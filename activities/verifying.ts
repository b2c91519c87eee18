import { findWaiting } from '../db/clarifications.ts';
import { enqueueOnce } from '../db/outbox.ts';
import { getPlan, lockPlan, outcomeOf, type StoredPlan, saveRows } from '../db/plans.ts';
import { hasAppToken } from '../db/token-waits.ts';
import { waitForAnswers } from '../db/wait-for-answers.ts';
import { type ErrorCode, isReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { planDue, stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt, storeJudgement } from './judging.ts';
import { policyForNewPlan } from './new-plan.ts';
import { claim, close, move, owesLook, planNext } from './projection.ts';
import { type Access, appAccess, type ReadIssue, readWholeIssue } from './reading.ts';
import { proposeRestoring, restoringRows } from './restoring.ts';
import { type Fault, readBack } from './writing/read-back.ts';
import { rowOf } from './writing/settled-row.ts';

/** What Jira shows after writing. */
interface Seen {
  /** Null where it could not be read. */
  read: ReadIssue | null;
  /** Why it could not. */
  blind: ErrorCode | null;
  faults: Fault[];
  /** Rows that would put back what a change replaced. */
  restoring: PlanRow[];
}

/** How reading fails where the app may not, or cannot, look. */
const blindness = ['issue_unreadable', 'jira_permission_missing', 'waiting_for_token'] as const;

const nothingSeen = (blind: ErrorCode): Seen => ({ read: null, blind, faults: [], restoring: [] });

export function createVerifying(
  deps: ActivityDeps,
  revalidate: (input: PlanStepInput) => Promise<NextStep>,
) {
  const { withTenant, clock } = deps;

  const look = async (
    { tenantId }: PlanStepInput,
    plan: StoredPlan,
    access: Access | null,
  ): Promise<Seen> => {
    if (!access) return nothingSeen('waiting_for_token');
    try {
      const read = await readWholeIssue(deps, tenantId, plan.issue.id, access);
      const faults = await readBack(deps.jira, access.auth, plan);
      const restoring = await restoringRows(deps, tenantId, access, plan);
      return { read, blind: null, faults, restoring };
    } catch (error) {
      // Nothing more can be learnt now; what was written stays written.
      const blind = blindness.find((code) => isReadygateError(error, code));
      if (blind) return nothingSeen(blind);
      throw error;
    }
  };

  /**
   * Without a token of the app the look is put off until one comes, for as long as a token is waited for to write.
   * Null: one has come; `over`: it is not waited for any longer, or there is nothing to look at.
   */
  const putOff = (input: PlanStepInput, planId: Uuid): Promise<NextStep | 'over' | null> =>
    withTenant(input.tenantId, async (tx) => {
      const at = clock();
      if (await hasAppToken(tx, at)) return null;
      const plan = await lockPlan(tx, planId);
      const unseen = true;
      const next = planNext(plan, { unseen });
      if (next.next === 'wait') {
        await move(tx, input, { step: 'waiting', at, dueAt: planDue(plan), unseen });
        return next;
      }
      if (next.next !== 'verify') return next;
      const until = plan.dispatchBy;
      if (!owesLook(plan, { unseen }) || !until || at.getTime() >= Date.parse(until)) return 'over';
      const waits = { step: 'waiting_for_token', at, dueAt: waitDue(until), unseen } as const;
      await move(tx, input, waits);
      return { next: 'token', resume: 'verify', planId, until };
    });

  const finish = async (
    input: PlanStepInput,
    { id: planId }: StoredPlan,
    { read, blind, faults, restoring }: Seen,
    readAt: Date,
  ): Promise<NextStep> => {
    const at = clock();
    const issue = read?.issue;
    const judgement = read ? await judgeIssueAt(deps, input.tenantId, read, readAt) : null;
    const report = judgement?.report;
    return await withTenant(input.tenantId, async (tx) => {
      // The tenant's lock comes before the plan's.
      const policy =
        issue && restoring.length > 0 ? await policyForNewPlan(tx, issue.projectId) : null;
      const locked = await lockPlan(tx, planId);
      const plan = await saveRows(tx, locked, {
        rows: faults
          .filter(({ rowId }) => !isTwice(rowOf(locked, rowId)))
          .map(({ rowId, code }) => ({ id: rowId, problem: { code } })),
      });
      // What changed after it was read stays marked.
      if (issue && judgement) await storeJudgement(tx, issue, judgement, readAt);
      const score = report ? { scoreAfter: report.score, statusAfter: report.status } : {};
      const next = planNext(plan, { unseen: false });
      const waits = next.next === 'wait';
      await move(tx, input, {
        step: waits ? 'waiting' : 'verifying',
        at,
        dueAt: waits ? planDue(plan) : stepDue(at),
        unseen: false,
        ...score,
      });
      tx.audit(
        ownEntry({
          at,
          subject: { kind: 'plan', id: plan.id },
          ...(blind ? unverified(blind) : verified(faults)),
        }),
      );
      if (next.next !== 'verify') return next;
      if (issue && policy)
        return await proposeRestoring(deps, tx, input, plan, {
          issue,
          rows: restoring,
          policy,
          at,
        });
      // Jira tells nobody of what the app itself wrote, so whoever waits for an edit hears of it here.
      const waiting = await findWaiting(tx, plan.issue.id);
      if (waiting) await enqueueOnce(tx, deps.runs.answers.heard(waiting), at);
      await waitForAnswers(tx, plan, deps.runs.answers.start, at);
      return await close(tx, input, { outcome: await outcomeOf(tx, plan), at, planId });
    });
  };

  return {
    /** Idempotent: reads only, the projection moves forward, and a next round is found. */
    async verifyPlan(input: PlanStepInput): Promise<NextStep> {
      for (;;) {
        const { plan, unseen } = await withTenant(input.tenantId, async (tx) => {
          const refinement = await claim(tx, input);
          const found = await getPlan(tx, refinement.planId ?? input.planId);
          return { plan: found, unseen: refinement.unseen };
        });
        const readAt = clock();
        const seen = await look(input, plan, await appAccess(deps, input.tenantId));
        if (seen.blind === 'waiting_for_token') {
          const put = await putOff(input, plan.id);
          if (put === null) continue;
          if (put !== 'over') return put;
        }
        const step = await finish(input, plan, seen, readAt);
        const moved = plan.rows.some(
          ({ state, problem }) => state === 'open' && problem?.code === 'seal_mismatch',
        );
        // What changed while nobody could look is looked at with it.
        return step.next === 'wait' && (moved || unseen) ? await revalidate(input) : step;
      }
    },
  };
}

function verified(faults: readonly Fault[]) {
  const outcome = faults.length > 0 ? ('failed' as const) : ('ok' as const);
  return { action: 'plan.verified' as const, outcome, data: { faults: faults.length } };
}

/** Nobody looked, and nobody will. */
function unverified(code: ErrorCode) {
  return { action: 'plan.unverified' as const, outcome: 'gave_up' as const, data: { code } };
}

/** That Jira has it twice is worth more than what became of one of the two. */
function isTwice({ problem }: PlanRow): boolean {
  return problem?.code === 'write_duplicate';
}
