import { enqueue } from '../../../db/outbox.ts';
import { findSweep } from '../../../db/sweeps.ts';
import type { SweepAmounts, SweepRef, SweptProject } from '../../../domain/sweep.ts';
import { startSweepBacklog } from '../../../workflows/sweep-messages.ts';
import type { Engine } from '../engine/engine.ts';
import { eventually } from '../engine/steps.ts';
import { makeSweep, plenty, startedSweep } from '../sweeps.ts';

/** A sweep of a project that its run has been asked for. */
export async function beginSweep(
  { database: { withTenant }, tenantId, clock }: Engine,
  project: SweptProject,
  budget: SweepAmounts = plenty,
): Promise<SweepRef> {
  const made = makeSweep({ projects: [project], at: clock.now() });
  const ref = await startedSweep(withTenant, tenantId, made, budget);
  await withTenant(tenantId, (tx) => enqueue(tx, startSweepBacklog(ref), clock.now()));
  return ref;
}

/** Waits until a sweep is in a state. */
export const untilSwept = ({ database, tenantId }: Engine, ref: SweepRef, state: string) =>
  eventually(
    () => database.withTenant(tenantId, (tx) => findSweep(tx, ref.sweepId)),
    (sweep) => sweep?.state === state,
  );
