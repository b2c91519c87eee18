import { randomUUID } from 'node:crypto';
import { insertDecision, listDecisions } from '../../db/decisions.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, type StoredPlan, saveRows } from '../../db/plans.ts';
import { release } from '../../db/quotas.ts';
import { bringForward, closeUnplanned, getRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { applyMoves, cancelRows } from '../../domain/decide.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { planSeal } from '../../domain/seal.ts';
import { cancelledMessage } from '../../workflows/refine-messages.ts';
import { mayCancel } from '../views/may-cancel.ts';
import { sentRows } from '../views/plan.ts';
import { refinementView } from '../views/refinement.ts';
import { type Decider, fieldsOf } from './change-plan.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Cancels a refinement: rows that were not sent are cancelled at once, those on their way are settled
 * first and named in the reply; one that comes back unsent is not sent again. Cancelling a closed one changes nothing and says so.
 * @throws {ReadygateError} jira_permission_missing, refinement_closed; busy when a plan was made at this
 *   very moment
 */
export async function cancelRefinement(
  tx: TenantTx,
  caller: Decider,
  refinementId: string,
  at: Date,
): Promise<CommandResult> {
  const known = await getRefinement(tx, refinementId);
  // The plan's lock comes first: after it nothing of it can go out unseen.
  const locked = known.planId ? await lockPlan(tx, known.planId) : null;
  const refinement = await getRefinement(tx, refinementId);
  const decisions = locked ? await listDecisions(tx, locked.id) : [];
  if (!mayCancel(caller, refinement, locked, decisions))
    throw new ReadygateError('jira_permission_missing');
  if (refinement.outcome !== null)
    throw new ReadygateError('refinement_closed', { outcome: refinement.outcome });
  const plan = locked && (await cancelPlan(tx, caller, locked, at));
  const ref = { tenantId: tx.tenantId, refinementId, generation: refinement.generation };
  // Without a plan nothing has to be settled: it ends here, whatever becomes of its run.
  if (!plan && !(await closeUnplanned(tx, refinementId, at))) throw new ReadygateError('busy');
  // One that was not analysed yet used nothing.
  if (!plan) await release(tx, { kind: 'refinements', id: refinementId }, at);
  await enqueue(tx, cancelledMessage(ref), at);
  // Where its run was lost, another one ends it.
  await bringForward(tx, refinementId, at);
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

async function cancelPlan(
  tx: TenantTx,
  { accountId }: Decider,
  plan: StoredPlan,
  at: Date,
): Promise<StoredPlan> {
  const { moves } = cancelRows(plan);
  const onTheWay = plan.rows.filter(({ state }) => state === 'sending');
  if (onTheWay.length > 0)
    await insertDecision(tx, {
      decisionId: randomUUID(),
      planId: plan.id,
      kind: 'revocation',
      accountId,
      seal: plan.seal,
      policyVersion: plan.policy.version,
      at,
      rows: onTheWay.map((row) => ({
        rowId: row.id,
        rowDigest: row.digest,
        verdict: 'revoke',
        fields: fieldsOf(plan, row),
      })),
    });
  const seal = planSeal(tx.tenantId, { ...plan, rows: applyMoves(plan.rows, moves) });
  return await saveRows(tx, plan, { rows: moves, seal });
}
