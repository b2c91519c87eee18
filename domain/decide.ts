import { ReadygateError } from './errors.ts';
import type { Uuid } from './json.ts';
import type { Plan, PlanRow, RowState } from './plan.ts';
import { doubtOf, meetsPolicy, policyObjection, type Review } from './review.ts';
import { canMove, derivePlanState } from './states.ts';
import type { DecisionRequest } from './views.ts';

/** A row's new state. */
export interface RowMove {
  id: Uuid;
  state: RowState;
}

/** What a command does to a plan. The numbers describe the plan after it. */
export interface PlanMoves {
  moves: RowMove[];
  /** Rows open or approved. */
  open: number;
  /** Rows released by this command. */
  released: number;
}

type Dispatched = Pick<Plan, 'rows' | 'seal' | 'expiresAt'>;
type Decided = Dispatched & Pick<Plan, 'base' | 'policy'>;

/**
 * What a decision does: rejects rows, approves those whose policy is met by it, leaves the others open
 * for the next person, and releases the approved ones as soon as no row is left open. Nothing is
 * changed when it throws. `inBulk`: together with decisions on other plans.
 * @throws {ReadygateError} plan_final, plan_expired, seal_mismatch, row_unknown,
 *   row_digest_mismatch, row_already_decided, row_needs_own_decision, proposer_excluded,
 *   not_a_reviewer, role_unreadable, invalid_request
 */
export function decide(
  plan: Decided,
  request: DecisionRequest,
  review: Review,
  { inBulk = false } = {},
): PlanMoves {
  requireOpen(plan, review.at);
  requireDistinct(request);
  const verdicts = request.rows.map((asked, index) => ({
    row: findDecidable(plan, asked, `/rows/${index}`),
    verdict: asked.verdict,
    path: `/rows/${index}`,
  }));
  if (request.seal !== plan.seal) throw new ReadygateError('seal_mismatch', { path: '/seal' });
  const approved = verdicts.filter(({ verdict }) => verdict === 'approve');
  for (const { row, path } of approved) {
    const objection = policyObjection(row, review);
    if (objection) throw new ReadygateError(objection, { path });
    const reason = doubtOf(row);
    if (reason && (inBulk || approved.length > 1))
      throw new ReadygateError('row_needs_own_decision', { path, reason });
  }
  const moves = verdicts.flatMap(({ row, verdict }): RowMove[] => {
    if (verdict === 'reject') return [{ id: row.id, state: 'rejected' }];
    const met = verdict === 'approve' && meetsPolicy(plan, row, review);
    return met ? [{ id: row.id, state: 'approved' }] : [];
  });
  const after = applyMoves(plan.rows, moves);
  return after.some(({ state }) => state === 'open')
    ? summary(after, moves)
    : release(after, moves);
}

/**
 * Releases what is approved and leaves the rest open.
 * @throws {ReadygateError} plan_final, plan_expired, seal_mismatch, nothing_to_dispatch
 */
export function dispatch(plan: Dispatched, seal: string, now: Date): PlanMoves {
  requireOpen(plan, now);
  if (seal !== plan.seal) throw new ReadygateError('seal_mismatch', { path: '/seal' });
  if (!plan.rows.some(({ state }) => state === 'approved'))
    throw new ReadygateError('nothing_to_dispatch');
  return release(plan.rows, []);
}

/**
 * Takes approvals back: the given rows that were approved or released are open again. Open ones and
 * those on their way to Jira stay as they are and lose what approvals they had: one that comes back
 * unsent is not sent again.
 * @throws {ReadygateError} nothing_to_revoke
 */
export function revoke(plan: Pick<Plan, 'rows'>, rowIds: readonly Uuid[]): PlanMoves {
  const named = plan.rows.filter(({ id }) => rowIds.includes(id));
  const moves = named
    .filter(({ state }) => state === 'approved' || state === 'released')
    .map(({ id }): RowMove => ({ id, state: 'open' }));
  if (moves.length === 0 && named.every(({ state }) => state !== 'open' && state !== 'sending'))
    throw new ReadygateError('nothing_to_revoke');
  return summary(applyMoves(plan.rows, moves), moves);
}

/** Cancels whatever was not sent. Rows on their way to Jira are settled first. */
export function cancelRows(plan: Pick<Plan, 'rows'>): PlanMoves {
  const moves = plan.rows
    .filter(({ state }) => canMove(state, 'cancelled'))
    .map(({ id }): RowMove => ({ id, state: 'cancelled' }));
  return summary(applyMoves(plan.rows, moves), moves);
}

/** The rows as they stand after the moves. */
export function applyMoves<R extends Pick<PlanRow, 'id' | 'state'>>(
  rows: readonly R[],
  moves: readonly RowMove[],
): R[] {
  const states = new Map(moves.map(({ id, state }) => [id, state]));
  return rows.map((row) => ({ ...row, state: states.get(row.id) ?? row.state }));
}

/** @throws {ReadygateError} plan_final, plan_expired */
export function requireOpen(plan: Dispatched, now: Date): void {
  if (derivePlanState(plan.rows) !== 'waiting') {
    const expired = plan.rows.some(({ state }) => state === 'expired');
    throw new ReadygateError(expired ? 'plan_expired' : 'plan_final', {
      states: countStates(plan.rows),
    });
  }
  if (now.getTime() >= Date.parse(plan.expiresAt)) throw new ReadygateError('plan_expired');
}

function requireDistinct({ rows }: DecisionRequest): void {
  const repeated = rows.findIndex(({ rowId }, index) =>
    rows.some((other, at) => at < index && other.rowId === rowId),
  );
  if (repeated >= 0) {
    throw new ReadygateError('invalid_request', {
      path: `/rows/${repeated}/rowId`,
      expected: 'each row at most once',
    });
  }
}

function findDecidable(
  plan: Dispatched,
  asked: DecisionRequest['rows'][number],
  path: string,
): PlanRow {
  const row = plan.rows.find(({ id }) => id === asked.rowId);
  if (!row) throw new ReadygateError('row_unknown', { path: `${path}/rowId` });
  if (row.state !== 'open')
    throw new ReadygateError('row_already_decided', { path, state: row.state });
  if (row.digest !== asked.digest)
    throw new ReadygateError('row_digest_mismatch', { path: `${path}/digest` });
  return row;
}

function release(rows: readonly PlanRow[], moves: readonly RowMove[]): PlanMoves {
  const released = rows
    .filter(({ state }) => state === 'approved')
    .map(({ id }): RowMove => ({ id, state: 'released' }));
  const releasedIds = new Set(released.map(({ id }) => id));
  const all = [...moves.filter(({ id }) => !releasedIds.has(id)), ...released];
  return summary(applyMoves(rows, released), all);
}

function summary(after: readonly PlanRow[], moves: RowMove[]): PlanMoves {
  return {
    moves,
    open: after.filter(({ state }) => state === 'open' || state === 'approved').length,
    released: moves.filter(({ state }) => state === 'released').length,
  };
}

function countStates(rows: readonly PlanRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
