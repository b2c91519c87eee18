import { countSameSummaries } from '../../db/issue-standings.ts';
import { findIssues } from '../../db/issues.ts';
import { listOverridesOf } from '../../db/overrides.ts';
import { reserve, type Subject, settle } from '../../db/quotas.ts';
import { insertSweepItems, metBefore } from '../../db/sweep-items.ts';
import { lockSweep, type StoredSweep } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { digestOf } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { placeOf } from '../../domain/readiness/same-summary.ts';
import { isTooMany } from '../../domain/sweep-budget.ts';
import { isSamePlace } from '../../domain/sweep-place.ts';
import type { SweepStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { ownEntry } from '../entry.ts';
import { storeJudgements } from '../judging.ts';
import { goBehind } from './ending.ts';
import { judgeMet } from './judge-page.ts';
import type { ClaimedPage, MetIssue, ReadPage } from './page.ts';

/**
 * Judges a page and keeps what came of it, in one transaction: all of it, or nothing. Where another attempt was
 * faster nothing is kept, and an issue that the sweep met before is passed over.
 * @throws {ReadygateError} stale_generation; quota_exceeded, or too_many_issues where more is there than was
 *   approved: then nothing was kept
 */
export async function keepPage(
  { withTenant, clock }: ActivityDeps,
  claimed: ClaimedPage,
  read: ReadPage,
): Promise<SweepStep> {
  const { ref, sweep: before, pack, attempt } = claimed;
  const { at } = attempt;
  return await withTenant(ref.tenantId, async (tx): Promise<SweepStep> => {
    const ids = read.met.map(({ id }) => id);
    const [sweep, known, overrides, met] = await Promise.all([
      lockSweep(tx, ref.sweepId),
      findIssues(tx, ids),
      listOverridesOf(tx, ids),
      metBefore(tx, ref.sweepId, ids),
    ]);
    if (sweep?.generation !== ref.generation || !sweep.budget)
      throw new ReadygateError('stale_generation');
    if (!isSamePlace(sweep.place, before.place)) return { next: 'more' };
    const { state } = sweep;
    // What was read before a pause is kept; a sweep that was cancelled is over.
    if (state !== 'running' && state !== 'paused') return { next: 'ended', state };
    const fresh = read.met.filter(({ id }) => !met.has(id));
    if (isTooMany(sweep.budget, sweep.used, fresh.length))
      throw new ReadygateError('too_many_issues');
    const day = at.toISOString().slice(0, 10);
    const sameSummaries = await countSameSummaries(tx, placesOf(fresh));
    const standard = { known, overrides, pack, day, sameSummaries };
    const results = fresh.map((one) => judgeMet(one, standard));
    const judged = results.flatMap((one) => one.judged ?? []);
    await storeJudgements(tx, judged, at);
    const items = [...results.map(({ item }) => item), ...read.ended];
    await insertSweepItems(tx, sweep, items, at);
    if (judged.length > 0) await useQuota(tx, quotaSubject(sweep), judged.length, at);
    if (items.length > 0)
      tx.audit(
        ownEntry({
          at,
          action: 'sweep.page_judged',
          subject: { kind: 'sweep', id: ref.sweepId },
          data: {
            judged: judged.length,
            unchanged: items.filter(({ outcome }) => outcome === 'unchanged').length,
            failed: items.filter(({ outcome }) => outcome === 'failed').length,
            items: digestOf(items),
          },
        }),
      );
    const { after, isLast, points } = read;
    const milliseconds = Math.max(0, clock().getTime() - at.getTime());
    const issues = fresh.length;
    return await goBehind(tx, ref, sweep, { after, isLast, at, issues, points, milliseconds });
  });
}

const placesOf = (met: readonly MetIssue[]) =>
  met.flatMap(({ issue }) => (issue ? [placeOf(issue)] : []));

/** The judgements of a page, which are used once however often it is tried: no other page begins at this issue. */
const quotaSubject = ({ sweepId, used }: StoredSweep): Subject => ({
  kind: 'judgements',
  id: `sweep/${sweepId}/${used.issues}`,
});

/** In the transaction that uses them: it takes all of them or none. */
async function useQuota(tx: TenantTx, subject: Subject, amount: number, at: Date): Promise<void> {
  const releaseAt = new Date(at.getTime() + 60_000);
  if (await reserve(tx, { ...subject, amount, releaseAt }, at))
    throw new ReadygateError('quota_exceeded', { amount });
  await settle(tx, subject, { amount, at });
}
