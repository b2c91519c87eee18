import { randomUUID } from 'node:crypto';
import { insertDecision, type NewDecision } from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { advance, getRefinement, type StoredRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { applyMoves, decide, dispatch, type PlanMoves, revoke } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Base } from '../../domain/issue.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { defaultPolicy, dispatchDeadline } from '../../domain/policy.ts';
import { planSeal } from '../../domain/seal.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import { decidedMessage } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { mayWrite, planView } from '../views/plan.ts';
import type { CommandResult } from './run-command.ts';
import { keepUserToken } from './user-token.ts';

type Decider = Caller & { accountId: string; person: PersonInJira };

/** What one of the commands does to a locked plan. */
interface Change {
  kind: NewDecision['kind'];
  moves: PlanMoves;
  verdicts: {
    row: PlanRow;
    verdict: NewDecision['rows'][number]['verdict'];
    reason?: string | undefined;
  }[];
}

/** @throws {ReadygateError} those of `decide`, jira_permission_missing */
export function decideRows(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  request: DecisionRequest,
  at: Date,
): Promise<CommandResult> {
  return change(tx, caller, planId, at, (plan) => {
    const moves = decide(plan, request, at);
    const verdicts = request.rows.flatMap(({ rowId, verdict, reason }) => {
      const row = plan.rows.find(({ id }) => id === rowId);
      return row ? [{ row, verdict, reason }] : [];
    });
    requireRights(
      caller,
      verdicts.filter(({ verdict }) => verdict === 'approve').map(({ row }) => row),
    );
    return { kind: 'decision', moves, verdicts };
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
  return change(tx, caller, planId, at, (plan) => {
    requireRights(
      caller,
      plan.rows.filter(({ state }) => state === 'approved'),
    );
    return { kind: 'dispatch', moves: dispatch(plan, seal, at), verdicts: [] };
  });
}

/** @throws {ReadygateError} nothing_to_revoke, jira_permission_missing */
export function revokeRows(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  rowIds: string[],
  at: Date,
): Promise<CommandResult> {
  return change(tx, caller, planId, at, (plan) => {
    const rows = plan.rows.filter(({ id }) => rowIds.includes(id));
    requireRights(caller, rows);
    const moves = revoke(plan, rowIds);
    const taken = rows.filter(({ id }) => moves.moves.some((move) => move.id === id));
    return {
      kind: 'revocation',
      moves,
      verdicts: taken.map((row) => ({ row, verdict: 'revoke' as const })),
    };
  });
}

/**
 * One transaction under the plan's lock: the decision, the rows, the new seal, the person's token, the
 * step on the screen, the signal and the audit entry. When the reply is out, all of it holds.
 */
async function change(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  at: Date,
  work: (plan: StoredPlan) => Change,
): Promise<CommandResult> {
  const locked = await lockPlan(tx, planId);
  const refinement = await getRefinement(tx, locked.refinementId);
  if (refinement.outcome !== null && locked.state !== 'final')
    throw new ReadygateError('refinement_closed');
  const { kind, moves, verdicts } = work(locked);
  await keep(tx, caller, locked, { kind, moves, verdicts }, at);
  const rows = applyMoves(locked.rows, moves.moves);
  const releases =
    moves.released > 0 ? { dispatchBy: dispatchDeadline(defaultPolicy, at).toISOString() } : {};
  const seal = planSeal(tx.tenantId, { ...locked, rows });
  const plan = await saveRows(tx, locked, {
    rows: moves.moves.map(({ id, state }) => ({ id, state, problem: null })),
    seal,
    ...releases,
  });
  if (kind !== 'revocation') await keepUserToken(tx, caller, planId, at);
  const ref = {
    tenantId: tx.tenantId,
    refinementId: refinement.refinementId,
    generation: refinement.generation,
  };
  if (moves.released > 0)
    await advance(tx, ref, { step: 'writing', at, dueAt: new Date(at.getTime() + 10 * 60_000) });
  const released = plan.rows.filter(
    ({ state }) => state === 'released' || state === 'sending',
  ).length;
  await enqueue(tx, decidedMessage(ref, { open: moves.open, released }), at);
  const step: StoredRefinement['step'] = moves.released > 0 ? 'writing' : refinement.step;
  const sent = plan.rows
    .filter(({ state }) => state === 'sending' || state === 'uncertain' || state === 'done')
    .map(({ id }) => id);
  return {
    status: 200,
    body: { plan: planView(plan, { ...refinement, step }, caller.person, 'you'), sent },
  };
}

async function keep(
  tx: TenantTx,
  { accountId }: Decider,
  plan: StoredPlan,
  { kind, moves, verdicts }: Change,
  at: Date,
): Promise<void> {
  const decisionId = randomUUID();
  await insertDecision(tx, {
    decisionId,
    planId: plan.id,
    kind,
    accountId,
    seal: plan.seal,
    policyVersion: plan.policy.version,
    at,
    rows: verdicts.map(({ row, verdict, reason }) => ({
      rowId: row.id,
      rowDigest: row.digest,
      verdict,
      fields: pick(plan.base, row.fields),
      ...(reason ? { reason } : {}),
    })),
  });
  tx.audit({
    at,
    action:
      kind === 'revocation'
        ? 'decision.revoked'
        : kind === 'dispatch'
          ? 'plan.dispatched'
          : 'decision.recorded',
    actor: 'person',
    subject: { kind: 'plan', id: plan.id },
    data: {
      decision: decisionId,
      seal: plan.seal,
      rows: verdicts.length,
      open: moves.open,
      released: moves.released,
    },
    personal: { accountId },
  });
}

function pick(base: Base, fields: readonly string[]): Base {
  return Object.fromEntries(fields.flatMap((field) => (base[field] ? [[field, base[field]]] : [])));
}

/** Whoever could make the change by hand may approve it. */
function requireRights({ person }: Decider, rows: readonly PlanRow[]): void {
  if (!rows.every((row) => mayWrite(row, person.permissions)))
    throw new ReadygateError('jira_permission_missing');
}
