import type { LimitSettings } from '../../../domain/limits/settings.ts';
import type { BudgetStore, Pause } from '../../../domain/limits/store.ts';
import { createCounter } from '../../../domain/limits/window.ts';
import type { JiraAuth, JiraReply, JiraRequest } from '../http.ts';
import { type Kind, pointsAfter, pointsBefore } from './cost.ts';
import { currentPurpose } from './purpose.ts';
import { createPurses } from './purses.ts';
import { endpointOf, issueOf, pauseOf } from './targets.ts';
import { waitUntil } from './wait.ts';

interface LimitedCall {
  auth: JiraAuth;
  request: JiraRequest;
  kind: Kind;
}

export interface JiraLimits {
  /**
   * Sends a call where Jira's limits leave room for it; one that is refused here was never sent.
   * @throws {ReadygateError} jira_rate_limited with the seconds to wait, jitter included
   */
  around(call: LimitedCall, send: () => Promise<JiraReply>): Promise<JiraReply>;
  /** Gives back the points that are reserved and not used: when a process ends. */
  giveBack(): Promise<void>;
}

export interface JiraLimitsDeps {
  settings: LimitSettings;
  store: BudgetStore;
  clock: () => Date;
}

/**
 * Jira's three limiters. Points are one book for all processes, from which each reserves for about a
 * second; writes per issue are counted over all processes, one by one; bursts are counted in this process; and
 * what Jira itself asks to leave alone is known to all, within that second.
 */
export function createJiraLimits({ settings, store, clock }: JiraLimitsDeps): JiraLimits {
  const { assertOpen, count, note } = createRoom(settings, clock);
  const purses = createPurses({ settings, store, clock, onPauses: (all) => all.forEach(note) });

  const hear = async ({ auth, request }: LimitedCall, reply: JiraReply): Promise<void> => {
    if (reply.status !== 429) return;
    const where = { tenant: tenantOf(auth), at: clock(), pool: settings.pool };
    const pause = pauseOf(request, reply, where);
    note(pause);
    // The wait is told in any case; only the others do not hear of it.
    await store.pause(pause).catch(() => {});
  };

  /** @throws {ReadygateError} jira_rate_limited while the issue was written to as often as Jira lets anybody */
  const countWrite = async ({ auth, request, kind }: LimitedCall): Promise<void> => {
    const target = kind === 'write' ? issueOf(request) : null;
    if (target === null) return;
    const at = clock();
    const write = { pool: tenantOf(auth), target, windows: settings.issueWrites, at };
    const roomAt = await store.countWrite(write);
    if (roomAt) throw waitUntil(roomAt, at);
  };

  return {
    async around(call, send) {
      const { auth, request, kind } = call;
      const purse = purses.of(currentPurpose(), tenantOf(auth));
      const expected = pointsBefore(request, kind);
      assertOpen(call);
      await purse.take(expected);
      try {
        // Pauses again: this call may have waited while the books were read.
        assertOpen(call);
        count(call);
        await countWrite(call);
      } catch (error) {
        purse.correct(-expected);
        throw error;
      }
      const reply = await send();
      purse.correct(pointsAfter(request, kind, reply) - expected);
      await hear(call, reply);
      return reply;
    },
    giveBack: purses.giveBack,
  };
}

/** Jira's base names the tenant: `…/ex/jira/{cloudId}`. */
function tenantOf({ baseUrl }: JiraAuth): string {
  return baseUrl.split('/').at(-1) ?? '';
}

/** The bursts of this process, and what Jira asked to leave alone. */
function createRoom(settings: LimitSettings, clock: () => Date) {
  const counter = createCounter();
  const pauses = new Map<string, Date>();
  const assertOver = (name: string, now: Date): void => {
    const until = pauses.get(name);
    if (until && until > now) throw waitUntil(until, now);
    pauses.delete(name);
  };
  return {
    note({ pool, target, until }: Pause): void {
      const name = `${pool} ${target}`;
      if (until > (pauses.get(name) ?? new Date(0))) pauses.set(name, until);
    },
    /** Whether nothing that this call needs is to be left alone. */
    assertOpen({ auth, request, kind }: LimitedCall): void {
      const now = clock();
      const tenant = tenantOf(auth);
      const issue = kind === 'write' ? issueOf(request) : null;
      assertOver('app points', now);
      for (const target of ['points', endpointOf(request), issue])
        if (target !== null) assertOver(`${tenant} ${target}`, now);
    },
    /** Counts the call as one that is sent now. */
    count({ auth, request }: LimitedCall): void {
      const now = clock();
      const burst = [{ most: settings.burst[request.method], seconds: 1 }];
      const full = counter.take(`${tenantOf(auth)} ${endpointOf(request)}`, burst, now.getTime());
      if (full) throw waitUntil(new Date(now.getTime() + full), now);
    },
  };
}
