import { getPlan, lockPlan, type StoredPlan, saveRows } from '../db/plans.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { NormalIssue } from '../domain/issue.ts';
import { refinementOutcome } from '../domain/states.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { judgeIssueAt, storeJudgement } from './judging.ts';
import { claim, close, move, planNext } from './projection.ts';
import { type Access, appAccess, readIssue } from './reading.ts';
import { readBack } from './writing/read-back.ts';

export function createVerifying(
  deps: ActivityDeps,
  revalidate: (input: PlanStepInput) => Promise<NextStep>,
) {
  const { withTenant, clock } = deps;

  const look = async (input: PlanStepInput, plan: StoredPlan, access: Access | null) => {
    if (!access) return { issue: null, faults: [] };
    try {
      const issue = await readIssue(deps, input.tenantId, plan.issue.id, access);
      return { issue, faults: await readBack(deps.jira, access.auth, plan) };
    } catch (error) {
      // Nothing more can be learnt now; what was written stays written.
      if (
        isReadygateError(error, 'issue_unreadable') ||
        isReadygateError(error, 'waiting_for_token')
      )
        return { issue: null, faults: [] };
      throw error;
    }
  };

  const finish = async (
    input: PlanStepInput,
    issue: NormalIssue | null,
    faults: Awaited<ReturnType<typeof readBack>>,
  ): Promise<NextStep> => {
    const at = clock();
    const report = issue ? judgeIssueAt(deps, issue, at) : null;
    return await withTenant(input.tenantId, async (tx) => {
      const plan = await saveRows(tx, await lockPlan(tx, input.planId), {
        rows: faults.map(({ rowId, code }) => ({ id: rowId, problem: { code } })),
      });
      if (issue && report) await storeJudgement(tx, issue, report, at);
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
      return await close(tx, input, { outcome: refinementOutcome(plan.rows), at, planId: plan.id });
    });
  };

  return {
    /** Idempotent: reads only, and the projection moves forward. */
    async verifyPlan(input: PlanStepInput): Promise<NextStep> {
      const plan = await withTenant(input.tenantId, async (tx) => {
        await claim(tx, input);
        return await getPlan(tx, input.planId);
      });
      const { issue, faults } = await look(input, plan, await appAccess(deps, input.tenantId));
      const step = await finish(input, issue, faults);
      const moved = plan.rows.some(
        ({ state, problem }) => state === 'open' && problem?.code === 'seal_mismatch',
      );
      return step.next === 'wait' && moved ? await revalidate(input) : step;
    },
  };
}
