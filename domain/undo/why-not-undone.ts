import type { ErrorCode } from '../errors.ts';
import type { Uuid } from '../json.ts';
import type { PlanRow } from '../plan.ts';
import type { RefinementOutcome } from '../refinement.ts';

/** Days after which a plan is not undone any more: too much may rest on what it wrote by then. */
const undoDays = 30;

interface Ended {
  outcome: RefinementOutcome | null;
  closedAt: Date | null;
  /** Not null for an undo. */
  undoOf: Uuid | null;
}

/**
 * Why a plan cannot be undone now; null where it can. A plan that goes on is waited for, and so is a row
 * on its way; one that nobody knows the outcome of does not hold up the others.
 */
export function whyNotUndone(
  { rows }: { rows: readonly Pick<PlanRow, 'id' | 'state'>[] },
  { outcome, closedAt, undoOf }: Ended,
  { taken, at }: { taken: ReadonlySet<Uuid>; at: Date },
): Extract<ErrorCode, 'plan_unsettled' | 'nothing_to_undo' | 'undo_too_late'> | null {
  if (undoOf !== null) return 'nothing_to_undo';
  const onTheWay = rows.some(({ state }) => state === 'released' || state === 'sending');
  if (outcome === null || onTheWay) return 'plan_unsettled';
  if (!rows.some(({ id, state }) => state === 'done' && !taken.has(id))) return 'nothing_to_undo';
  const age = closedAt === null ? 0 : at.getTime() - closedAt.getTime();
  return age > undoDays * 24 * 3_600_000 ? 'undo_too_late' : null;
}
