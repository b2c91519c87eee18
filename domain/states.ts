import type { PlanRow, PlanState, RowState } from './plan.ts';
import type { RefinementOutcome } from './refinement.ts';

/** Every move a row can make. `cancelled` is reached from whatever was not sent yet. */
const moves: Record<RowState, readonly RowState[]> = {
  open: ['approved', 'rejected', 'expired', 'cleared', 'cancelled'],
  approved: ['released', 'open', 'expired', 'cancelled', 'cleared'],
  released: ['sending', 'open', 'expired', 'cancelled', 'skipped', 'failed'],
  sending: ['done', 'released', 'failed', 'conflict', 'uncertain'],
  uncertain: ['sending', 'done', 'released', 'failed'],
  failed: ['open'],
  conflict: ['open'],
  skipped: ['open'],
  done: [],
  rejected: [],
  expired: [],
  cleared: [],
  cancelled: [],
};

/** Whether a row may go from one state to the other. */
export function canMove(from: RowState, to: RowState): boolean {
  return moves[from].includes(to);
}

type HasState = { readonly state: RowState };

/** The state of a plan, derived from its rows and from nothing else. */
export function derivePlanState(rows: readonly HasState[]): PlanState {
  if (rows.some(({ state }) => state === 'open' || state === 'approved')) return 'waiting';
  return rows.some(({ state }) => isUnsettled(state)) ? 'writing' : 'final';
}

/** Released, on its way, or of unknown outcome. */
export function isUnsettled(state: RowState): boolean {
  return state === 'released' || state === 'sending' || state === 'uncertain';
}

/** Whether Jira holds what a row says: as it was approved, or over what somebody else had written. */
export function wasWritten({ state, problem }: HasState & Pick<PlanRow, 'problem'>): boolean {
  return state === 'done' || problem?.code === 'overwrote_in_jira';
}

/**
 * How a refinement ended, by what became of its rows. An `uncertain` row may have been written, and one
 * that replaced what somebody else had written was.
 */
export function refinementOutcome(
  rows: readonly (HasState & Pick<PlanRow, 'problem'>)[],
): RefinementOutcome {
  const has = (...states: RowState[]) => rows.some(({ state }) => states.includes(state));
  const incomplete = has('failed', 'conflict', 'skipped', 'expired', 'cancelled', 'uncertain');
  if (has('done')) return incomplete ? 'partly_applied' : 'applied';
  const overwrote = rows.some(({ problem }) => problem?.code === 'overwrote_in_jira');
  if (has('uncertain') || overwrote) return 'partly_applied';
  if (has('failed', 'conflict', 'skipped')) return 'failed';
  if (has('cancelled')) return 'cancelled';
  if (has('expired')) return 'expired';
  return has('rejected') || !has('cleared') ? 'rejected' : 'cleared';
}
