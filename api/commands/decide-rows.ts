import type { TenantTx } from '../../db/tenant-tx.ts';
import { countingApprovers } from '../../domain/approvals.ts';
import { decide, dispatch, revoke } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import { mayWrite } from '../views/plan.ts';
import { changePlan, type Decider } from './change-plan.ts';
import type { CommandResult } from './run-command.ts';

/** @throws {ReadygateError} those of `decide`, jira_permission_missing */
export function decideRows(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  request: DecisionRequest,
  at: Date,
  options: { inBulk?: boolean } = {},
): Promise<CommandResult> {
  return changePlan(tx, caller, planId, at, ({ plan, decisions, policy }) => {
    const verdicts = request.rows.flatMap(({ rowId, verdict, reason }) => {
      const row = plan.rows.find(({ id }) => id === rowId);
      return row ? [{ row, verdict, reason }] : [];
    });
    requireRights(
      caller,
      verdicts.map(({ row }) => row),
    );
    const review = {
      accountId: caller.accountId,
      at,
      policy,
      verdicts: decisions,
      proposedBy: plan.proposedBy,
      membership: caller.person.membership,
    };
    return { kind: 'decision', moves: decide(plan, request, review, options), verdicts };
  });
}

/** @throws {ReadygateError} those of `dispatch`, jira_permission_missing */
export function dispatchRows(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  seal: string,
  at: Date,
): Promise<CommandResult> {
  return changePlan(tx, caller, planId, at, ({ plan }) => {
    requireRights(
      caller,
      plan.rows.filter(({ state }) => state === 'approved'),
    );
    return { kind: 'dispatch', moves: dispatch(plan, seal, at), verdicts: [] };
  });
}

/**
 * Takes approvals back: one's own, or as an admin of the project anybody's.
 * @throws {ReadygateError} row_unknown, nothing_to_revoke
 */
export function revokeRows(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  rowIds: string[],
  at: Date,
): Promise<CommandResult> {
  return changePlan(tx, caller, planId, at, ({ plan, decisions }) => {
    const known = new Set(plan.rows.map(({ id }) => id));
    for (const [index, rowId] of rowIds.entries())
      if (!known.has(rowId)) throw new ReadygateError('row_unknown', { path: `/rowIds/${index}` });
    const rows = plan.rows.filter((row) => {
      if (!rowIds.includes(row.id)) return false;
      const approvers = countingApprovers(decisions, plan, row);
      return caller.person.role === 'admin'
        ? approvers.length > 0 || isPromised(row)
        : approvers.includes(caller.accountId);
    });
    const moves = revoke(
      plan,
      rows.map(({ id }) => id),
    );
    const taken = rows.filter(
      ({ id, state }) =>
        state === 'open' || state === 'sending' || moves.moves.some((move) => move.id === id),
    );
    return {
      kind: 'revocation',
      moves,
      verdicts: taken.map((row) => ({ row, verdict: 'revoke' as const })),
    };
  });
}

/** Whether an approval of a row was acted upon and has not ended in anything yet. */
function isPromised({ state }: PlanRow): boolean {
  return state === 'approved' || state === 'released' || state === 'sending';
}

/** Whoever could make the change by hand may approve it. */
function requireRights({ person }: Decider, rows: readonly PlanRow[]): void {
  if (!rows.every((row) => mayWrite(row, person)))
    throw new ReadygateError('jira_permission_missing');
}
