import { describe, expect, it } from '@jest/globals';
import { createLane } from '../../api/lane.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import { tenantA } from '../helpers/plans.ts';

/** Transactions that end when they are told to, in the order in which they began. */
function slow() {
  const running: { end: (error?: Error) => void }[] = [];
  const withTenant: WithTenant = async (_tenant, work) => {
    const ended = new Promise<void>((resolve, reject) => {
      running.push({ end: (error) => (error ? reject(error) : resolve()) });
    });
    const result = await work({} as TenantTx);
    await ended;
    return result;
  };
  return { running, withTenant };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  it('runs so many at once and the others in their order, also behind one that failed', async () => {
    const { running, withTenant } = slow();
    const lane = createLane(withTenant, { atOnce: 2, waiting: 10 });
    const begun: number[] = [];
    const all = [1, 2, 3, 4].map((number) => lane(tenantA, async () => begun.push(number)));
    const results = Promise.allSettled(all);
    await turn();
    expect(begun).toEqual([1, 2]);
    running[1]?.end(new Error('no'));
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    running[0]?.end();
    await turn();
    expect(begun).toEqual([1, 2, 3, 4]);
    for (const { end } of running) end();
    expect((await results).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });

  it('refuses what would wait behind too many, and is free again afterwards', async () => {
    const { running, withTenant } = slow();
    const lane = createLane(withTenant, { atOnce: 1, waiting: 1 });
    const [one, two] = [lane(tenantA, async () => 1), lane(tenantA, async () => 2)];
    await expect(lane(tenantA, async () => 3)).rejects.toMatchObject({
      code: 'overloaded',
      details: { retryAfterSeconds: 5 },
    });
    running[0]?.end();
    await one;
    await turn();
    running[1]?.end();
    expect(await two).toBe(2);
    const four = lane(tenantA, async () => 4);
    await turn();
    running[2]?.end();
    expect(await four).toBe(4);
  });
});
