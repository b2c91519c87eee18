import { Context } from '@temporalio/activity';
import { getPlan, lockPlan, type StoredPlan, saveRows } from '../db/plans.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { PlanRow, RowState } from '../domain/plan.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import { claim, move } from './projection.ts';
import { createJiraWriter } from './writing/jira-writer.ts';
import { preflight } from './writing/preflight.ts';

/** Milliseconds between two signs of life. */
const heartbeatEvery = 2000;

export function createApplying(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  const load = (input: PlanStepInput): Promise<StoredPlan> =>
    withTenant(input.tenantId, async (tx) => {
      await claim(tx, input);
      return await getPlan(tx, input.planId);
    });

  const settleRows = (
    input: PlanStepInput,
    states: readonly RowState[],
    to: RowState,
    code: string,
  ): Promise<unknown> =>
    withTenant(input.tenantId, async (tx) => {
      const plan = await lockPlan(tx, input.planId);
      const rows = plan.rows.filter(({ state }) => states.includes(state));
      await saveRows(tx, plan, {
        rows: rows.map(({ id }) => ({ id, state: to, problem: { code } })),
      });
      for (const { id } of rows) {
        tx.audit({
          at: clock(),
          action: to === 'expired' ? 'plan.expired' : 'write.failed',
          outcome: 'denied',
          actor: 'app',
          subject: { kind: 'row', id },
          data: { code },
        });
      }
    });

  const writeAll = async (input: PlanStepInput): Promise<NextStep> => {
    const writer = createJiraWriter(deps, input.tenantId);
    let checked = false;
    for (;;) {
      const plan = await load(input);
      const row = nextRow(plan);
      if (!row) return { next: 'verify', planId: plan.id };
      if (isOverdue(plan, clock())) {
        await settleRows(input, ['released'], 'expired', 'dispatch_deadline');
        if (row.state === 'released') continue;
      }
      if (blockedBy(plan, row)) {
        await withTenant(input.tenantId, async (tx) => {
          const locked = await lockPlan(tx, plan.id);
          await saveRows(tx, locked, {
            rows: [{ id: row.id, state: 'skipped', problem: { code: 'dependency_failed' } }],
          });
        });
        continue;
      }
      if (!checked && row.state === 'released') {
        const fault = await preflight(deps, writer, plan, row);
        checked = true;
        if (fault) {
          await settleRows(input, ['released'], 'failed', fault);
          continue;
        }
      }
      if ((await writer.write(plan.id, row)) === null) return await waitForToken(input, plan);
    }
  };

  const waitForToken = async (input: PlanStepInput, plan: StoredPlan): Promise<NextStep> => {
    const until = plan.dispatchBy ?? clock().toISOString();
    await withTenant(input.tenantId, (tx) =>
      move(tx, input, { step: 'waiting_for_token', at: clock(), dueAt: waitDue(until) }),
    );
    return { next: 'token', resume: 'apply', planId: plan.id, until };
  };

  return {
    /**
     * Writes the released rows in order. Idempotent: every row's state is in the ledger, so a retry
     * goes on at the first unsettled one.
     */
    async applyPlan(input: PlanStepInput): Promise<NextStep> {
      const at = clock();
      await withTenant(input.tenantId, (tx) =>
        move(tx, input, { step: 'writing', at, dueAt: stepDue(at) }),
      );
      const context = Context.current();
      const heart = setInterval(() => context.heartbeat(), heartbeatEvery);
      try {
        const step = await writeAll(input);
        await withTenant(input.tenantId, async (tx) => {
          const plan = await getPlan(tx, input.planId);
          const done = plan.rows.filter(({ state }) => state === 'done').length;
          tx.audit(
            ownEntry({
              at: clock(),
              action: 'plan.applied',
              subject: { kind: 'plan', id: plan.id },
              data: { done, next: step.next },
            }),
          );
        });
        return step;
      } catch (error) {
        if (!isReadygateError(error, 'waiting_for_token')) throw error;
        return await waitForToken(input, await load(input));
      } finally {
        clearInterval(heart);
      }
    },
  };
}

function nextRow({ rows }: StoredPlan): PlanRow | undefined {
  return (
    rows.find(({ state }) => state === 'sending') ?? rows.find(({ state }) => state === 'released')
  );
}

function isOverdue({ dispatchBy }: StoredPlan, now: Date): boolean {
  return dispatchBy === undefined || now.getTime() >= Date.parse(dispatchBy);
}

/** A row behind one that was not written is not written either. */
function blockedBy({ rows }: StoredPlan, row: PlanRow): boolean {
  return (
    row.state === 'released' &&
    row.after.some((id) => rows.find((other) => other.id === id)?.state !== 'done')
  );
}
