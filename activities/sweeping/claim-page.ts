import { findMode } from '../../db/project-modes.ts';
import { findRules } from '../../db/rule-packs.ts';
import { holdPoints, lockSweep, readSweepJql, type StoredSweep } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { SweepRef } from '../../domain/sweep.ts';
import { roomFor } from '../../domain/sweep-budget.ts';
import type { SweepStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { stepDue } from '../due.ts';
import { attemptKey } from '../entry.ts';
import { endSweep, goBehind } from './ending.ts';
import type { ClaimedPage } from './page.ts';

export type Claim = { page: ClaimedPage } | { page: null; step: SweepStep };

/**
 * The next page of a sweep, with what it may take reserved before anything is asked; or what comes instead. A
 * project that was turned off is passed over.
 * @throws {ReadygateError} stale_generation where another run drives the sweep, or it is not there
 */
export async function claimPage(deps: ActivityDeps, ref: SweepRef, at: Date): Promise<Claim> {
  return await deps.withTenant(ref.tenantId, async (tx): Promise<Claim> => {
    const sweep = await lockSweep(tx, ref.sweepId);
    if (sweep?.generation !== ref.generation) throw new ReadygateError('stale_generation');
    const { state, budget, used, source } = sweep;
    if (state !== 'running' || !budget) return { page: null, step: { next: 'ended', state } };
    const projectId = projectOf(sweep);
    if (projectId !== null && (await findMode(tx, projectId)) === 'off')
      return { page: null, step: await goBehind(tx, ref, sweep, { at, isLast: true }) };
    const room = roomFor(source, budget, used);
    if (room.reached !== null)
      return { page: null, step: await endSweep(tx, ref, 'stop', { problem: room.reached, at }) };
    const attempt = { by: attemptKey(), at, dueAt: stepDue(at) };
    await holdPoints(tx, ref.sweepId, room.points, attempt);
    return { page: { ref, sweep, room, attempt, ...(await standardOf(tx, deps, sweep)) } };
  });
}

/** The id of the project that the next page is of; null in the last pass, which is of all. */
function projectOf({ place, projects }: StoredSweep): string | null {
  return place.pass === 'left' ? null : (projects[place.projectAt]?.id ?? null);
}

async function standardOf(tx: TenantTx, { pack }: ActivityDeps, sweep: StoredSweep) {
  const projectId = projectOf(sweep) ?? '';
  const [rules, jql] = await Promise.all([
    findRules(tx, projectId),
    sweep.hasJql ? readSweepJql(tx, sweep.sweepId) : null,
  ]);
  return { projectId, jql, pack: rules?.pack ?? pack };
}
