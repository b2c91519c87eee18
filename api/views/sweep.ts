import type { Static } from 'typebox';
import { readSweepJql, type StoredSweep } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Sweep } from '../schemas/sweeps.ts';

/** A sweep as those who administer its project see it. @throws {ReadygateError} erased */
export async function sweepView(tx: TenantTx, sweep: StoredSweep): Promise<Static<typeof Sweep>> {
  const { sweepId: id, state, problem, source, estimate, budget, used } = sweep;
  const time = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, state, problem, source, estimate, budget, used },
    waitsUntil: time(sweep.waitsUntil),
    jql: sweep.hasJql ? await readSweepJql(tx, id) : null,
    estimatedAt: sweep.estimatedAt.toISOString(),
    startedAt: time(sweep.startedAt),
    changedAt: sweep.changedAt.toISOString(),
    endedAt: time(sweep.endedAt),
  };
}
