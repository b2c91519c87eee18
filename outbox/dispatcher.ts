import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type pg from 'pg';
import { type ClaimedRow, claimOutbox, deferRow, markDelivered } from '../db/outbox.ts';
import { isReadygateError } from '../domain/errors.ts';
import { type Bell, createBell } from './bell.ts';
import { deliver } from './deliver.ts';

export interface DispatcherDeps {
  /** The dispatcher's own log-in; it sees the outbox of every tenant and nothing else. */
  pool: pg.Pool;
  client: Client;
  clock: () => Date;
  log: (event: string, data: Record<string, string | number>) => void;
}

export interface Dispatcher {
  /** Delivers what may go now, and answers how many rows it tried. */
  once(): Promise<number>;
  /** Delivers until the signal aborts. Outages of PostgreSQL and of Temporal are waited out. */
  run(stop: AbortSignal): Promise<void>;
}

/** Seconds that a claim lasts: a dispatcher that died leaves its rows to the others after that. */
const leaseSeconds = 30;
const batch = 50;
/** Milliseconds. */
const pollEvery = 1000;
const firstDelay = 500;
const longestDelay = 30_000;
const runningDelay = 1000;

/** Rows are claimed by a short update, delivered outside the transaction, then marked. No cursor is kept. */
export function createDispatcher({ pool, client, clock, log }: DispatcherDeps): Dispatcher {
  const handOver = async (row: ClaimedRow): Promise<void> => {
    try {
      const delivery = await deliver(client, row);
      if (delivery === 'running') await putOff(row, runningDelay, 'running');
      else await markDelivered(pool, row, { at: clock(), delivery });
    } catch (error) {
      // A bad row blocks only its own workflow, and never for good.
      const code = isReadygateError(error) ? error.code : 'temporal_unavailable';
      log('outbox_deferred', { outboxId: row.outboxId, attempts: row.attempts, code });
      await putOff(row, Math.min(longestDelay, firstDelay * 2 ** Math.min(row.attempts, 10)), code);
    }
  };
  const putOff = (row: ClaimedRow, delay: number, error: string) =>
    deferRow(pool, row, { availableAt: new Date(clock().getTime() + delay), error });
  const once = async (): Promise<number> => {
    const rows = await claimOutbox(pool, { at: clock(), leaseSeconds, limit: batch });
    await Promise.all(rows.map(handOver));
    return rows.length;
  };
  return {
    once,
    async run(stop) {
      const bell = createBell(pool, stop);
      while (!stop.aborted) {
        const tried = await once().catch((error: unknown) => {
          log('outbox_unavailable', { code: isReadygateError(error) ? error.code : 'internal' });
          return 0;
        });
        if (tried === 0) await rungOrPoll(bell, stop);
      }
      await bell.close();
    },
  };
}

async function rungOrPoll(bell: Bell, stop: AbortSignal): Promise<void> {
  const heard = new AbortController();
  const signal = AbortSignal.any([stop, heard.signal]);
  await Promise.race([bell.rung(), sleep(pollEvery, undefined, { signal }).catch(() => {})]);
  heard.abort();
}
