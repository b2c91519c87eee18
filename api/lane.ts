import type { WithTenant } from '../db/tenant-tx.ts';
import { ReadygateError } from '../domain/errors.ts';

export interface LaneSize {
  /** Transactions that run at the same time. */
  atOnce: number;
  /** Transactions that wait for one of these to end. */
  waiting: number;
}

/**
 * Transactions in the order in which they were asked for, of which only some run at the same time: a flood in one
 * lane leaves the pool to others.
 * @throws {ReadygateError} overloaded where too many wait already
 */
export function createLane(withTenant: WithTenant, { atOnce, waiting }: LaneSize): WithTenant {
  const queue: (() => void)[] = [];
  let running = 0;
  const enter = async () => {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (queue.length >= waiting) throw new ReadygateError('overloaded', { retryAfterSeconds: 5 });
    // Whoever leaves gives its place away.
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return async (tenantId, work) => {
    await enter();
    try {
      return await withTenant(tenantId, work);
    } finally {
      leave();
    }
  };
}
