import { randomUUID } from 'node:crypto';
import {
  insertDecision,
  listDecisions,
  type NewDecision,
  type StoredDecisionRow,
} from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { policyOfPlan } from '../../db/policies.ts';
import {
  advance,
  bringForward,
  findRefinementOfPlan,
  type StoredRefinement,
} from '../../db/refinements.ts';
import { insertRejections, type Rejection } from '../../db/rejections.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Verdict } from '../../domain/approvals.ts';
import { type Membership, namedIn } from '../../domain/approvers.ts';
import { applyMoves, type PlanMoves } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Base } from '../../domain/issue.ts';
import type { Plan, PlanRow } from '../../domain/plan.ts';
import { dispatchDeadline, type Policy } from '../../domain/policy.ts';
import { planSeal } from '../../domain/seal.ts';
import { decidedMessage, mayWaitForToken, wokenMessage } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { readUndoSide } from '../undo-side.ts';
import { formerOf } from '../views/former.ts';
import { planView, sentRows } from '../views/plan.ts';
import { receiptsOf } from '../views/receipts.ts';
import type { CommandResult } from './run-command.ts';
import { keepUserToken } from './user-token.ts';

/** Milliseconds until `reconcile` looks after rows that were released. */
const writeWithin = 10 * 60_000;

export type Decider = Caller & { accountId: string; person: PersonInJira };

/** A plan under its lock, with what was said of its rows before and what its policy asks. */
export interface Locked {
  plan: StoredPlan;
  decisions: StoredDecisionRow[];
  policy: Policy;
}

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

/**
 * One transaction under the plan's lock: the decision, the rows, the new seal, the person's token, the
 * step on the screen, the signal and the audit entry. When the reply is out, all of it holds.
 */
export async function changePlan(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  at: Date,
  work: (locked: Locked) => Change,
): Promise<CommandResult> {
  const { refinement, ...found } = await lockWithDecisions(tx, planId);
  const { plan: locked, decisions, policy } = found;
  const { kind, moves, verdicts } = work(found);
  const rows = applyMoves(locked.rows, moves.moves);
  const releases = moves.released > 0 ? { dispatchBy: dispatchDeadline(at).toISOString() } : {};
  const seal = planSeal(tx.tenantId, { ...locked, rows });
  const [plan, said] = await Promise.all([
    saveRows(tx, locked, {
      rows: moves.moves.map(({ id, state }) => ({ id, state, problem: null })),
      seal,
      ...releases,
    }),
    keep(tx, caller, found, { kind, moves, verdicts }, at),
    // Rejecting writes nothing, so it leaves no token behind.
    kind === 'dispatch' || verdicts.some(({ verdict }) => verdict === 'approve')
      ? keepUserToken(tx, caller, planId, at)
      : null,
  ]);
  const ref = {
    tenantId: tx.tenantId,
    refinementId: refinement.refinementId,
    generation: refinement.generation,
  };
  const released = plan.rows.filter(
    ({ state }) => state === 'released' || state === 'sending',
  ).length;
  await Promise.all([
    moves.released > 0
      ? advance(tx, ref, { step: 'writing', at, dueAt: new Date(at.getTime() + writeWithin) })
      : null,
    // Nothing is left to be waited for: where its run was lost, another one ends it.
    moves.open === 0 && released === 0 ? bringForward(tx, ref.refinementId, at) : null,
    moves.released > 0 && mayWaitForToken(refinement.step)
      ? enqueue(tx, wokenMessage(ref), at)
      : null,
    enqueue(tx, decidedMessage(ref, { open: moves.open, released }), at),
  ]);
  const step: StoredRefinement['step'] = moves.released > 0 ? 'writing' : refinement.step;
  return {
    status: 200,
    body: {
      plan: planView(plan, { ...refinement, step }, caller.person, {
        accountId: caller.accountId,
        decisions: [...decisions, ...said],
        policy,
        decidedBy: 'you',
        side: await readUndoSide(tx, plan, refinement, { ...caller, at }),
        former: await formerOf(tx, plan),
        receipts: await receiptsOf(tx, plan),
      }),
      sent: sentRows(plan),
    },
  };
}

/**
 * The plan under its lock with all that a command needs, in one round trip.
 * @throws {ReadygateError} plan_not_found, refinement_not_found, refinement_closed
 */
export async function lockWithDecisions(
  tx: TenantTx,
  planId: string,
): Promise<Locked & { refinement: StoredRefinement }> {
  // Sent together and run in this order: everything is read under the plan's lock.
  const [plan, refinement, decisions, policy] = await Promise.all([
    lockPlan(tx, planId),
    findRefinementOfPlan(tx, planId),
    listDecisions(tx, planId),
    policyOfPlan(tx, planId),
  ]);
  if (!refinement) throw new ReadygateError('refinement_not_found');
  if (refinement.outcome !== null && plan.state !== 'final')
    throw new ReadygateError('refinement_closed', { outcome: refinement.outcome });
  return { plan, refinement, decisions, policy };
}

async function keep(
  tx: TenantTx,
  { accountId, person }: Decider,
  { plan, policy }: Locked,
  { kind, moves, verdicts }: Change,
  at: Date,
): Promise<Verdict[]> {
  const decisionId = randomUUID();
  const said = verdicts.map(({ row, verdict }) => ({
    accountId,
    rowId: row.id,
    rowDigest: row.digest,
    verdict,
    fields: fieldsOf(plan, row),
    policyVersion: plan.policy.version,
  }));
  await Promise.all([
    insertDecision(tx, {
      decisionId,
      planId: plan.id,
      kind,
      accountId,
      seal: plan.seal,
      policyVersion: plan.policy.version,
      at,
      membership: heldUnder(policy, person.membership),
      rows: said.map(({ rowId, rowDigest, verdict, fields }, index) => {
        const reason = verdicts[index]?.reason;
        return { rowId, rowDigest, verdict, fields, ...(reason ? { reason } : {}) };
      }),
    }),
    insertRejections(tx, plan.issue.id, rejectedIn(verdicts), at),
  ]);
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
  return said;
}

/** The ideas of rejected rows; a row that no draft made has none. */
function rejectedIn(verdicts: Change['verdicts']): Rejection[] {
  return verdicts.flatMap(({ row, verdict }) => {
    const { idea, parts = idea ? [idea] : [] } = row.provenance;
    return verdict === 'reject' ? parts.map((part) => ({ rowId: row.id, idea: part })) : [];
  });
}

/** What counted for the policy, to be looked up when the person is in other groups; null where it names none. */
export function heldUnder(
  policy: Policy,
  { groups, roles }: Membership,
): Omit<Membership, 'unreadable'> | null {
  const named = namedIn(policy);
  return named.groups.length + named.roles.length === 0 ? null : { groups, roles };
}

/** The fields that a row depends on, as they are in the plan. */
export function fieldsOf({ base }: Pick<Plan, 'base'>, { fields }: Pick<PlanRow, 'fields'>): Base {
  return Object.fromEntries(fields.flatMap((field) => (base[field] ? [[field, base[field]]] : [])));
}
