import { enqueue } from '../../db/outbox.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { closeUnplanned, getRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { applyMoves, cancelRows } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { planSeal } from '../../domain/seal.ts';
import { cancelledMessage } from '../../workflows/refine-messages.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import { sentRows } from '../views/plan.ts';
import { refinementView } from '../views/refinement.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Cancels a refinement: rows that were not sent are cancelled at once, those on their way are settled
 * first and named in the reply. Cancelling a closed one changes nothing and says so.
 * @throws {ReadygateError} refinement_closed; busy when a plan was made at this very moment
 */
export async function cancelRefinement(
  tx: TenantTx,
  caller: Caller & { accountId: string; person: PersonInJira },
  refinementId: string,
  at: Date,
): Promise<CommandResult> {
  const known = await getRefinement(tx, refinementId);
  // The plan's lock comes first: after it nothing of it can go out unseen.
  const locked = known.planId ? await lockPlan(tx, known.planId) : null;
  const refinement = await getRefinement(tx, refinementId);
  if (refinement.outcome !== null)
    throw new ReadygateError('refinement_closed', { outcome: refinement.outcome });
  const plan = locked && (await cancelPlan(tx, locked));
  const ref = { tenantId: tx.tenantId, refinementId, generation: refinement.generation };
  // Without a plan nothing has to be settled: it ends here, whatever becomes of its run.
  if (!plan && !(await closeUnplanned(tx, refinementId, at))) throw new ReadygateError('busy');
  await enqueue(tx, cancelledMessage(ref), at);
  tx.audit({
    at,
    action: 'refinement.cancelled',
    actor: 'person',
    subject: { kind: 'refinement', id: refinementId },
    personal: { accountId: caller.accountId },
  });
  return {
    status: 200,
    body: {
      ...refinementView(await getRefinement(tx, refinementId), plan, caller.person.issue.key),
      sent: plan ? sentRows(plan) : [],
    },
  };
}

async function cancelPlan(tx: TenantTx, plan: StoredPlan): Promise<StoredPlan> {
  const { moves } = cancelRows(plan);
  const seal = planSeal(tx.tenantId, { ...plan, rows: applyMoves(plan.rows, moves) });
  return await saveRows(tx, plan, { rows: moves, seal });
}
