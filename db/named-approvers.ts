import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What of a plan tells whom it asks. */
export interface AskingPlan {
  id: Uuid;
  proposedBy: string;
}

/**
 * The people whom plans ask to decide, by plan: the inbox of each shows it as theirs, and they are told.
 * Who proposed decides; others are asked only where a policy names them.
 */
export async function namedApprovers(
  _tx: TenantTx,
  plans: readonly AskingPlan[],
): Promise<ReadonlyMap<Uuid, readonly string[]>> {
  return new Map(plans.map(({ id, proposedBy }) => [id, [proposedBy]]));
}
