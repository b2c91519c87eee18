import { lockClarification, moveClarification } from '../db/clarifications.ts';
import { leftClarifications, leftRefinements, leftSweeps } from '../db/clock.ts';
import { enqueue } from '../db/outbox.ts';
import { lockPlan, outcomeOf, type StoredPlan, saveRows } from '../db/plans.ts';
import { release } from '../db/quotas.ts';
import { closeUnplanned, getRefinement } from '../db/refinements.ts';
import { moveSweep } from '../db/sweeps.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import { applyMoves, cancelRows } from '../domain/decide.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import { planSeal } from '../domain/seal.ts';
import { isUnsettled } from '../domain/states.ts';
import type { SweepRef } from '../domain/sweep.ts';
import { sweepMoves } from '../domain/sweep-moves.ts';
import { quotaOf } from './analysing.ts';
import type { ActivityDeps } from './deps.ts';
import { countInTurn } from './in-turn.ts';
import { close } from './projection.ts';

/** Refinements, and as many clarifications and sweeps, that are ended in one run. */
const limit = 2000;

/**
 * Ends what was begun before the app was uninstalled, also where it was installed again since: nothing of
 * it goes on by itself. Permits were refused from the moment it was uninstalled.
 */
export function createLeaving({ withTenant, clockPool, runs }: ActivityDeps) {
  /** Idempotent. Rows on their way are settled by their own run first; the next look ends the rest. */
  const endRefinement = (ref: Omit<RefinementRef, 'generation'>, at: Date): Promise<boolean> =>
    withTenant(ref.tenantId, async (tx) => {
      const known = await getRefinement(tx, ref.refinementId);
      // The plan's lock comes first: after it nothing of it can change unseen.
      const locked = known.planId ? await lockPlan(tx, known.planId) : null;
      const { outcome, generation, planId } = await getRefinement(tx, ref.refinementId);
      if (outcome !== null || planId !== known.planId) return false;
      const named = { ...ref, generation };
      const ended = locked
        ? await endPlan(tx, named, locked, at)
        : await closeUnplanned(tx, ref.refinementId, at);
      if (!ended) return false;
      // One that was not analysed yet used nothing.
      if (!locked) await release(tx, quotaOf(named), at);
      await enqueue(tx, runs.cancelled(named), at);
      tx.audit({
        at,
        action: 'refinement.cancelled',
        actor: 'system',
        subject: { kind: 'refinement', id: ref.refinementId },
        data: { reason: 'uninstalled' },
      });
      return true;
    });

  const endClarification = (ref: ClarificationRef, at: Date): Promise<boolean> =>
    withTenant(ref.tenantId, async (tx) => {
      const { refinementId } = ref;
      const { outcome, generation } = await lockClarification(tx, refinementId);
      if (outcome !== null) return false;
      await moveClarification(tx, refinementId, { at, outcome: 'cancelled' });
      await enqueue(tx, runs.answers.ended({ ...ref, generation }), at);
      tx.audit({
        at,
        action: 'clarification.cancelled',
        actor: 'system',
        subject: { kind: 'refinement', id: refinementId },
        data: { reason: 'uninstalled' },
      });
      return true;
    });

  const endSweep = (ref: SweepRef, at: Date): Promise<boolean> =>
    withTenant(ref.tenantId, async (tx) => {
      const moved = await moveSweep(tx, ref.sweepId, { ...sweepMoves.cancel, at, dueAt: null });
      if (!moved) return false;
      await enqueue(tx, runs.sweeps.changed(ref), at);
      tx.audit({
        at,
        action: 'sweep.cancelled',
        actor: 'system',
        subject: { kind: 'sweep', id: ref.sweepId },
        data: { reason: 'uninstalled' },
      });
      return true;
    });

  return {
    /** @returns how many it ended */
    async endLeft(at: Date): Promise<number> {
      const refinements = await leftRefinements(clockPool, limit);
      const clarifications = await leftClarifications(clockPool, limit);
      const sweeps = await leftSweeps(clockPool, limit);
      return await countInTurn(
        [
          ...refinements.map((ref) => () => endRefinement(ref, at)),
          ...clarifications.map((ref) => () => endClarification(ref, at)),
          ...sweeps.map((ref) => () => endSweep(ref, at)),
        ],
        (end) => end(),
      );
    },
  };
}

/** @returns whether anything of it ended */
async function endPlan(
  tx: TenantTx,
  ref: RefinementRef,
  locked: StoredPlan,
  at: Date,
): Promise<boolean> {
  const { moves } = cancelRows(locked);
  const seal = planSeal(tx.tenantId, { ...locked, rows: applyMoves(locked.rows, moves) });
  const plan = moves.length > 0 ? await saveRows(tx, locked, { rows: moves, seal }) : locked;
  if (plan.rows.some(({ state }) => isUnsettled(state) && state !== 'uncertain'))
    return moves.length > 0;
  await close(tx, ref, { outcome: await outcomeOf(tx, plan), at, planId: plan.id });
  return true;
}
