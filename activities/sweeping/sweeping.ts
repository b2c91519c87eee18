import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { reachedBy } from '../../db/quotas.ts';
import { givePointsBack } from '../../db/sweeps.ts';
import { isReadygateError, type ReadygateError } from '../../domain/errors.ts';
import type { SweepRef } from '../../domain/sweep.ts';
import type { EndSweepInput, SweepStep } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { waitDue } from '../due.ts';
import { appAccess, refusing } from '../reading.ts';
import { claimPage } from './claim-page.ts';
import { endSweep } from './ending.ts';
import { keepPage } from './keep-page.ts';
import { leftPage } from './left-page.ts';
import type { ClaimedPage, ReadPage } from './page.ts';
import { searchPage } from './search-page.ts';
import { storedPage } from './stored-page.ts';

/** Seconds between two looks for a live token of the app. */
const tokenWait = 5 * 60;

export function createSweeping(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  /** Null while no live token is at hand. */
  const readPage = async (claimed: ClaimedPage): Promise<ReadPage | null> => {
    const { ref, sweep } = claimed;
    if (sweep.source === 'stored') return await storedPage(deps, claimed);
    const access = await appAccess(deps, ref.tenantId);
    if (!access) return null;
    const read = sweep.place.pass === 'left' ? leftPage : searchPage;
    return await refusing(deps, ref.tenantId, access, () => read(deps, claimed, access));
  };

  /** Gives the points back, and says until when to wait. */
  const wait = async (
    { ref, attempt }: ClaimedPage,
    problem: string,
    seconds: number,
  ): Promise<SweepStep> => {
    const until = new Date(clock().getTime() + Math.ceil(seconds * 1000));
    const dueAt = waitDue(until.toISOString());
    await withTenant(ref.tenantId, (tx) =>
      givePointsBack(tx, ref.sweepId, { problem, until }, { ...attempt, dueAt }),
    );
    return { next: 'wait', until: until.toISOString() };
  };

  /** What an error of a page means for the sweep. @throws the error where it means that the attempt failed */
  const hindered = async (claimed: ClaimedPage, error: unknown): Promise<SweepStep> => {
    const { ref, attempt } = claimed;
    const { tenantId, sweepId } = ref;
    if (isReadygateError(error, 'jira_rate_limited'))
      return await wait(claimed, error.code, secondsOf(error));
    if (isReadygateError(error, 'waiting_for_token'))
      return await wait(claimed, error.code, tokenWait);
    await withTenant(tenantId, (tx) => givePointsBack(tx, sweepId, null, attempt)).catch(() => {});
    const at = clock();
    if (isReadygateError(error, 'too_many_issues'))
      return await withTenant(tenantId, (tx) =>
        endSweep(tx, ref, 'stop', { problem: 'budget_issues', at }),
      );
    if (isReadygateError(error, 'jql_refused'))
      return await withTenant(tenantId, (tx) =>
        endSweep(tx, ref, 'fail', { problem: error.code, at }),
      );
    if (!isReadygateError(error, 'quota_exceeded')) throw error;
    return await withTenant(tenantId, async (tx) => {
      const amount = Number(error.details?.amount ?? 1);
      const reached = await reachedBy(tx, 'judgements', { amount, at });
      if (reached) await noteQuotaDenial(tx, reached, { at, accountId: null });
      return await endSweep(tx, ref, 'stop', { problem: error.code, at });
    });
  };

  return {
    /**
     * Idempotent: a page is kept once, with all that it took, whoever was faster. What it may take is reserved
     * before Jira is asked; of an attempt that dies it counts as used.
     */
    async sweepPage(ref: SweepRef): Promise<SweepStep> {
      const claim = await claimPage(deps, ref, clock());
      if (claim.page === null) return claim.step;
      try {
        const read = await readPage(claim.page);
        if (read === null) return await wait(claim.page, 'waiting_for_token', tokenWait);
        return await keepPage(deps, claim.page, read);
      } catch (error) {
        return await hindered(claim.page, error);
      }
    },

    /** Ends a sweep that cannot go on. */
    async failSweep({ problem, ...ref }: EndSweepInput): Promise<SweepStep> {
      return await withTenant(ref.tenantId, (tx) =>
        endSweep(tx, ref, 'fail', { problem, at: clock() }),
      );
    },
  };
}

function secondsOf({ details }: ReadygateError): number {
  const seconds = details?.retryAfterSeconds;
  return typeof seconds === 'number' ? Math.max(0.1, seconds) : 1;
}
