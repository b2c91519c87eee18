import { findWaiting } from '../db/clarifications.ts';
import { enqueueOnce } from '../db/outbox.ts';
import { getPlan, lockPlan, outcomeOf, type StoredPlan, saveRows } from '../db/plans.ts';
import { waitForAnswers } from '../db/wait-for-answers.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt, storeJudgement } from './judging.ts';
import { policyForNewPlan } from './new-plan.ts';
import { claim, close, move, planNext } from './projection.ts';
import { type Access, appAccess, type ReadIssue, readWholeIssue } from './reading.ts';
import { proposeRestoring, restoringRows } from './restoring.ts';
import { type Fault, readBack } from './writing/read-back.ts';
import { rowOf } from './writing/settled-row.ts';

/** What Jira shows after writing. */
interface Seen {
  /** Null where it could not be read. */
  read: ReadIssue | null;
  faults: Fault[];
  /** Rows that would put back what a change replaced. */
  restoring: PlanRow[];
}

/** How reading fails where the app may not, or cannot, look. */
const blind = ['issue_unreadable', 'jira_permission_missing', 'waiting_for_token'] as const;

const nothingSeen: Seen = { read: null, faults: [], restoring: [] };

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
    if (!access) return nothingSeen;
    try {
      const read = await readWholeIssue(deps, tenantId, plan.issue.id, access);
      const faults = await readBack(deps.jira, access.auth, plan);
      return { read, faults, restoring: await restoringRows(deps, tenantId, access, plan) };
    } catch (error) {
      // Nothing more can be learnt now; what was written stays written.
      if (blind.some((code) => isReadygateError(error, code))) return nothingSeen;
      throw error;
    }
  };

  const finish = async (
    input: PlanStepInput,
    { id: planId, projectId }: StoredPlan,
    { read, faults, restoring }: Seen,
    readAt: Date,
  ): Promise<NextStep> => {
    const at = clock();
    const issue = read?.issue;
    const judgement = read ? await judgeIssueAt(deps, input.tenantId, read, readAt) : null;
    const report = judgement?.report;
    return await withTenant(input.tenantId, async (tx) => {
      // The tenant's lock comes before the plan's.
      const policy = restoring.length > 0 ? await policyForNewPlan(tx, projectId) : null;
      const locked = await lockPlan(tx, planId);
      const plan = await saveRows(tx, locked, {
        rows: faults
          .filter(({ rowId }) => !isTwice(rowOf(locked, rowId)))
          .map(({ rowId, code }) => ({ id: rowId, problem: { code } })),
      });
      // What changed after it was read stays marked.
      if (issue && judgement) await storeJudgement(tx, issue, judgement, readAt);
      const score = report ? { scoreAfter: report.score, statusAfter: report.status } : {};
      const next = planNext(plan);
      const waits = next.next === 'wait';
      await move(tx, input, {
        step: waits ? 'waiting' : 'verifying',
        at,
        dueAt: waits ? waitDue(plan.expiresAt) : stepDue(at),
        ...score,
      });
      tx.audit(
        ownEntry({
          at,
          action: 'plan.verified',
          outcome: faults.length > 0 ? 'failed' : 'ok',
          subject: { kind: 'plan', id: plan.id },
          data: { faults: faults.length },
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
      const plan = await withTenant(input.tenantId, async (tx) => {
        const { planId } = await claim(tx, input);
        return await getPlan(tx, planId ?? input.planId);
      });
      const readAt = clock();
      const seen = await look(input, plan, await appAccess(deps, input.tenantId));
      const step = await finish(input, plan, seen, readAt);
      const moved = plan.rows.some(
        ({ state, problem }) => state === 'open' && problem?.code === 'seal_mismatch',
      );
      return step.next === 'wait' && moved ? await revalidate(input) : step;
    },
  };
}

/** That Jira has it twice is worth more than what became of one of the two. */
function isTwice({ problem }: PlanRow): boolean {
  return problem?.code === 'write_duplicate';
}
