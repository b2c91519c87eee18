import type { Uuid } from '../domain/json.ts';
import type { RefinementOutcome } from '../domain/refinement.ts';
import { getPlan, outcomeOf } from './plans.ts';
import type { TenantTx } from './tenant-tx.ts';

/**
 * How an ended refinement ended, told anew after more became known of a row of any of its rounds;
 * `planId` is its last one. Of two who tell it at once, the second sees what the first wrote.
 */
export async function reviseOutcome(
  tx: TenantTx,
  { refinementId, planId }: { refinementId: Uuid; planId: Uuid },
  at: Date,
): Promise<RefinementOutcome> {
  const one = [tx.tenantId, refinementId];
  await tx.query(
    'select from refinements where tenant_id = $1 and refinement_id = $2 for update',
    one,
  );
  const outcome = await outcomeOf(tx, await getPlan(tx, planId));
  await tx.query(
    `update refinements set outcome = $3, step_number = step_number + 1, changed_at = $4
     where tenant_id = $1 and refinement_id = $2 and outcome is not null and outcome <> $3`,
    [...one, outcome, at],
  );
  return outcome;
}
