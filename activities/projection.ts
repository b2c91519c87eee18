import type { StoredPlan } from '../db/plans.ts';
import {
  type Advance,
  advance,
  closeRefinement,
  getRefinement,
  type StoredRefinement,
} from '../db/refinements.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { deletePlanTokens } from '../db/tokens.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { RefinementOutcome, RefinementRef, WaitState } from '../domain/refinement.ts';
import { wasWritten } from '../domain/states.ts';
import type { NextStep } from './activities.ts';

/**
 * The refinement, if this run is still the one that drives it.
 * @throws {ReadygateError} stale_generation
 */
export async function claim(tx: TenantTx, ref: RefinementRef): Promise<StoredRefinement> {
  const refinement = await getRefinement(tx, ref.refinementId);
  if (refinement.generation !== ref.generation) throw new ReadygateError('stale_generation');
  return refinement;
}

/** @throws {ReadygateError} stale_generation when a newer run took over or it was closed */
export async function move(tx: TenantTx, ref: RefinementRef, to: Advance): Promise<void> {
  if (!(await advance(tx, ref, to))) throw new ReadygateError('stale_generation');
}

/** Closes the refinement. Closing twice is one closing. */
export async function close(
  tx: TenantTx,
  ref: RefinementRef,
  {
    outcome,
    problem,
    freeAt,
    at,
    planId,
  }: {
    outcome: RefinementOutcome;
    problem?: string | undefined;
    /** When what was asked for can be had. */
    freeAt?: Date;
    at: Date;
    planId?: string | null;
  },
): Promise<NextStep> {
  const details = freeAt ? { details: { freeAt: freeAt.toISOString() } } : {};
  const said = problem ? { problem: { code: problem, ...details } } : {};
  const closed = await closeRefinement(tx, ref, { outcome, at, ...said });
  if (!closed) {
    const refinement = await claim(tx, ref);
    return { next: 'closed', outcome: refinement.outcome ?? outcome };
  }
  if (planId && outcome !== 'partly_applied') await deletePlanTokens(tx, planId, at);
  // The update above happens once, so this entry needs no key; the activity writes its own beside it.
  tx.audit({
    at,
    action: 'refinement.closed',
    actor: 'app',
    subject: { kind: 'refinement', id: ref.refinementId },
    data: { outcome, ...(problem ? { problem } : {}) },
  });
  return { next: 'closed', outcome };
}

type Unseen = Pick<StoredRefinement, 'unseen'>;

/** Whether something was written that nobody has looked at yet. */
export function owesLook({ rows }: Plan, { unseen }: Unseen): boolean {
  return unseen && rows.some(wasWritten);
}

/** What a plan asks for now; `unseen` as its refinement has it. */
export function planNext(plan: StoredPlan, { unseen }: Unseen): NextStep {
  const has = (...states: string[]) => plan.rows.some(({ state }) => states.includes(state));
  if (has('released', 'sending')) return { next: 'apply', planId: plan.id };
  if (has('open', 'approved')) return { next: 'wait', wait: waitState(plan, { unseen }) };
  return { next: 'verify', planId: plan.id };
}

/** What the workflow must know to wait. */
export function waitState(
  plan: Plan & Pick<StoredPlan, 'remindAt' | 'remindedAt'>,
  { unseen }: Unseen,
): WaitState {
  const count = (...states: string[]) =>
    plan.rows.filter(({ state }) => states.includes(state)).length;
  return {
    planId: plan.id,
    round: plan.round,
    open: count('open', 'approved'),
    released: count('released', 'sending'),
    expiresAt: plan.expiresAt,
    remindAt: plan.remindedAt ? null : (plan.remindAt?.toISOString() ?? null),
    ...(unseen ? { unseen: owesLook(plan, { unseen }) ? 'writes' : 'change' } : {}),
  };
}
