import { countSweepItems } from '../../db/sweep-items.ts';
import { moveSweep, type PageUse, type StoredSweep, settlePage } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { AuditAction } from '../../domain/audit.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { SweepRef } from '../../domain/sweep.ts';
import { sweepMoves } from '../../domain/sweep-moves.ts';
import { placeBehind } from '../../domain/sweep-place.ts';
import type { SweepStep } from '../activities.ts';
import { stepDue } from '../due.ts';
import { attemptKey } from '../entry.ts';

const actions = {
  stop: 'sweep.stopped',
  complete: 'sweep.completed',
  fail: 'sweep.failed',
} as const satisfies Record<string, AuditAction>;

/**
 * Ends a run of a sweep, audited with its numbers. Ending twice is one ending.
 * @throws {ReadygateError} stale_generation where another run drives it
 */
export async function endSweep(
  tx: TenantTx,
  { sweepId, generation }: SweepRef,
  how: keyof typeof actions,
  { problem = null, at }: { problem?: string | null; at: Date },
): Promise<SweepStep> {
  const move = { ...sweepMoves[how], generation, problem, at, dueAt: null };
  const moved = await moveSweep(tx, sweepId, move);
  if (!moved) throw new ReadygateError('stale_generation');
  const counts = await countSweepItems(tx, sweepId);
  tx.audit({
    at,
    action: actions[how],
    actor: 'app',
    subject: { kind: 'sweep', id: sweepId },
    data: { ...counts, points: moved.used.points, ...(problem ? { problem } : {}) },
  });
  return { next: 'ended', state: moved.state };
}

export interface PageEnd extends Partial<Omit<PageUse, 'place'>> {
  after?: string | null;
  isLast: boolean;
  at: Date;
}

/** Goes on behind a page with what it took; behind the last one the sweep is complete. */
export async function goBehind(
  tx: TenantTx,
  ref: SweepRef,
  { place, source, projects, previousId }: StoredSweep,
  { after = null, isLast, at, issues = 0, points = 0, milliseconds = 0 }: PageEnd,
): Promise<SweepStep> {
  const shape = { source, projects: projects.length, hasPrevious: previousId !== null };
  const next = placeBehind(place, { after, isLast }, shape);
  const use = { issues, points, milliseconds, place: next ?? place };
  await settlePage(tx, ref.sweepId, use, { by: attemptKey(), at, dueAt: stepDue(at) });
  return next ? { next: 'more' } : await endSweep(tx, ref, 'complete', { at });
}
