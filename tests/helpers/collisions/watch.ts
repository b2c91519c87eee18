import type { TenantTx, WithTenant } from '../../../db/tenant-tx.ts';
import { isReadygateError } from '../../../domain/errors.ts';

/** What PostgreSQL said of transactions that got into each other's way. */
export interface Watched {
  withTenant: WithTenant;
  /** SQL states of transactions that failed, however the failure was answered. */
  states: string[];
}

/**
 * Runs transactions so slowly that they meet: every statement waits a little before it is sent, in the order in
 * which statements are sent, so that locks are taken in the order in which the product takes them.
 */
export function watched(withTenant: WithTenant, random: () => number, most = 4): Watched {
  const states: string[] = [];
  const pause = () => new Promise((resolve) => setTimeout(resolve, random() * most));
  return {
    states,
    withTenant: (tenantId, work) =>
      withTenant(tenantId, (tx) => work(slow(tx, pause))).catch((error: unknown) => {
        const state = isReadygateError(error) ? error.details?.sqlState : null;
        if (typeof state === 'string') states.push(state);
        throw error;
      }),
  };
}

function slow(tx: TenantTx, pause: () => Promise<unknown>): TenantTx {
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(pause).then(work);
    tail = turn.catch(() => {});
    return turn;
  };
  const { query, holdKey, seal } = tx;
  const inOrder: Pick<TenantTx, 'query' | 'holdKey' | 'seal'> = {
    query: (text, values) => inTurn(() => query(text, values)),
    holdKey: () => inTurn(holdKey),
    seal: (place, value) => inTurn(() => seal(place, value)),
  };
  return Object.create(tx, Object.getOwnPropertyDescriptors(inOrder)) as TenantTx;
}

/** Numbers from 0 to 1 that follow from a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
