import { getPlan, lockPlan, type StoredPlan, saveRows } from '../db/plans.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import type { StopReason } from '../db/write-stops.ts';
import { type ErrorCode, isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { PlanRow } from '../domain/plan.ts';
import type { NextStep, PlanStepInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { stepDue, waitDue } from './due.ts';
import { ownEntry } from './entry.ts';
import type { RowFault } from './preflight/faults.ts';
import { claim, move } from './projection.ts';
import { findStop, holdRows, stopLookSeconds } from './writing/held.ts';
import { createJiraWriter } from './writing/jira-writer.ts';
import { preflight } from './writing/preflight.ts';
import { rowOf } from './writing/settled-row.ts';
import { createWriters } from './writing/writers.ts';

export function createApplying(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  const begin = (input: PlanStepInput): Promise<{ plan: StoredPlan; stop: StopReason | null }> =>
    withTenant(input.tenantId, async (tx) => {
      const at = clock();
      await move(tx, input, { step: 'writing', at, dueAt: stepDue(at) });
      const { planId } = input;
      const [plan, stop] = await Promise.all([getPlan(tx, planId), findStop(tx, planId)]);
      return { plan, stop };
    });

  const entryOf = ({ id, rows }: StoredPlan, { next }: NextStep) =>
    ownEntry({
      at: clock(),
      action: 'plan.applied',
      subject: { kind: 'plan', id },
      data: { done: rows.filter(({ state }) => state === 'done').length, next },
    });

  const end = async (input: PlanStepInput, plan: StoredPlan): Promise<NextStep> => {
    const step: NextStep = { next: 'verify', planId: plan.id };
    await withTenant(input.tenantId, async (tx) => tx.audit(entryOf(plan, step)));
    return step;
  };

  /** Settles what was released and is not to be written. */
  const settleRows = (
    { tenantId }: PlanStepInput,
    known: StoredPlan,
    fateOf: (row: PlanRow) => Fate,
  ): Promise<StoredPlan> =>
    withTenant(tenantId, async (tx) => {
      const plan = await lockPlan(tx, known.id, known.rows);
      const released = plan.rows.filter(({ state }) => state === 'released');
      const fates = released.map((row) => ({ id: row.id, ...fateOf(row) }));
      for (const { id, state, code } of fates) {
        tx.audit({
          at: clock(),
          action: state === 'expired' ? 'plan.expired' : 'write.failed',
          outcome: 'denied',
          actor: 'app',
          subject: { kind: 'row', id },
          data: { code },
        });
      }
      return await saveRows(tx, plan, {
        rows: fates.map(({ id, state, code }) => ({ id, state, problem: { code } })),
      });
    });

  const skip = (
    { tenantId }: PlanStepInput,
    known: StoredPlan,
    { id }: PlanRow,
  ): Promise<StoredPlan> =>
    withTenant(tenantId, async (tx) => {
      const plan = await lockPlan(tx, known.id, known.rows);
      if (rowOf(plan, id).state !== 'released') return plan;
      const problem = { code: 'dependency_failed' };
      return await saveRows(tx, plan, { rows: [{ id, state: 'skipped', problem }] });
    });

  /** While writing is stopped nothing is read for it either. @throws {ReadygateError} writes_stopped */
  const hold = async (
    { tenantId }: PlanStepInput,
    known: StoredPlan,
    stop: StopReason,
  ): Promise<never> => {
    await withTenant(tenantId, async (tx) =>
      holdRows(tx, await lockPlan(tx, known.id, known.rows), stop, clock()),
    );
    throw new ReadygateError('writes_stopped', { retryAfterSeconds: stopLookSeconds });
  };

  /** Takes one row a step further. Null: nobody's token is at hand. */
  const createStep = (input: PlanStepInput, stop: StopReason | null) => {
    const assertOurs = (tx: TenantTx) => claim(tx, input);
    const { tenantId } = input;
    const writer = createJiraWriter(deps, { tenantId, assertOurs });
    let checked = false;
    return async (plan: StoredPlan, row: PlanRow): Promise<StoredPlan | null> => {
      if (row.state === 'sending') return await writer.write(plan, row);
      if (isOverdue(plan, clock())) return await settleRows(input, plan, () => overdue);
      if (blockedBy(plan, row)) return await skip(input, plan, row);
      if (stop) return await hold(input, plan, stop);
      const faults = checked ? [] : await preflight(deps, { tenantId, session: writer }, plan);
      checked = true;
      if (faults.length > 0) return await settleRows(input, plan, fateBy(faults));
      return await writer.write(plan, row);
    };
  };

  const writeAll = async (
    input: PlanStepInput,
    first: StoredPlan,
    stop: StopReason | null,
  ): Promise<NextStep> => {
    const step = createStep(input, stop);
    let plan = first;
    for (;;) {
      const row = nextRow(plan);
      if (!row) return await end(input, plan);
      const after = await step(plan, row);
      if (!after) return await waitForToken(input, plan);
      plan = after;
    }
  };

  const hasWriter = async ({ tenantId }: PlanStepInput, plan: StoredPlan): Promise<boolean> => {
    const row = nextRow(plan);
    return row !== undefined && (await createWriters(deps, tenantId).of(plan, row)) !== null;
  };

  const waitForToken = async (input: PlanStepInput, plan: StoredPlan): Promise<NextStep> => {
    const until = plan.dispatchBy ?? clock().toISOString();
    const step: NextStep = { next: 'token', resume: 'apply', planId: plan.id, until };
    await withTenant(input.tenantId, async (tx) => {
      await move(tx, input, { step: 'waiting_for_token', at: clock(), dueAt: waitDue(until) });
      tx.audit(entryOf(plan, step));
    });
    return step;
  };

  return {
    /**
     * Writes the released rows in order. Idempotent: every row's state is in the ledger, so a retry
     * goes on at the first unsettled one.
     */
    async applyPlan(input: PlanStepInput): Promise<NextStep> {
      const { stop, ...begun } = await begin(input);
      let { plan } = begun;
      for (;;) {
        try {
          return await writeAll(input, plan, stop);
        } catch (error) {
          if (!isReadygateError(error, 'waiting_for_token')) throw error;
          // A token that was refused is not used again; somebody else who approved may have one.
          plan = await withTenant(input.tenantId, (tx) => getPlan(tx, input.planId));
          if (!(await hasWriter(input, plan))) return await waitForToken(input, plan);
        }
      }
    },
  };
}

/** What becomes of a row that is not written. */
interface Fate {
  state: 'expired' | 'failed' | 'skipped';
  code: ErrorCode;
}

const overdue: Fate = { state: 'expired', code: 'dispatch_deadline' };

/** One row that Jira would refuse holds all back: what was approved together is not made in part. */
function fateBy(faults: readonly RowFault[]): (row: PlanRow) => Fate {
  const codes = new Map(faults.map(({ rowId, code }) => [rowId, code]));
  return ({ id }) => {
    const code = codes.get(id);
    return code ? { state: 'failed', code } : { state: 'skipped', code: 'preflight_failed' };
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
