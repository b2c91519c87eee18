import type { BulkDecisionRequest, PlanView, RowView } from '../../../../../../domain/views.ts';
import { openRows } from '../../review/choice.ts';

type Decided = BulkDecisionRequest['plans'][number];

/**
 * The approval of all that is open in a plan, as its sentence says it; null where something of it is doubtful,
 * for somebody else, or approved by this person before, so that the plan has to be looked at by itself.
 */
export function approvalOf(plan: PlanView): Decided | null {
  const rows = plan.rows.filter(({ state }) => state === 'open');
  const isPlain = (row: RowView) =>
    !row.ownDecision && !row.approvals.yours && row.objection === null;
  if (!plan.canDecide || rows.length === 0 || !rows.every(isPlain)) return null;
  return decided(plan, rows, 'approve');
}

/** The rejection of what this person may decide of a plan, with their reason; null where that is nothing. */
export function rejectionOf(plan: PlanView, reason: string): Decided | null {
  const rows = openRows(plan).filter(({ objection }) => objection === null);
  if (!plan.canDecide || rows.length === 0) return null;
  return decided(plan, rows, 'reject', reason.trim());
}

function decided(
  { id: planId, seal }: PlanView,
  rows: readonly RowView[],
  verdict: 'approve' | 'reject',
  reason = '',
): Decided {
  const why = reason === '' ? {} : { reason };
  return {
    planId,
    seal,
    rows: rows.map(({ id, digest }) => ({ rowId: id, digest, verdict, ...why })),
  };
}
