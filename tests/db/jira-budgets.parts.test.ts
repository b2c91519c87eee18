import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createBudgetStore } from '../../db/jira-budgets.ts';
import { createPool } from '../../db/pools.ts';
import { hourOf, nextHour, pointsGranted } from '../../domain/limits/points.ts';
import type { BudgetStore, Reservation } from '../../domain/limits/store.ts';
import { createCounter } from '../../domain/limits/window.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let store: BudgetStore;
let other: BudgetStore;
let otherPool: ReturnType<typeof createPool>;
beforeAll(async () => {
  database = await withDatabase();
  store = createBudgetStore(database.pools.app);
  otherPool = createPool(database.urls.app, { max: 10 });
  other = createBudgetStore(otherPool);
});
afterAll(async () => {
  await otherPool.end();
  await database.close();
});

/** A reservation in a pool that no other test uses. */
function inPool(changes: Partial<Reservation> = {}): Reservation {
  const pool = randomUUID();
  const account = { pool, payer: tenantA, hour: hourOf(testNow) };
  return { ...account, need: 3, want: 3, ceiling: 100, fairness: null, at: testNow, ...changes };
}
const used = async ({ pool, hour }: Reservation) => (await store.used(hour)).get(pool) ?? 0;

describe('W4 the shared books', () => {
  it('give two workers exactly the budget under 200 reservations at the same time', async () => {
    const one = inPool({ ceiling: 100 });
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        (at % 2 ? store : other).reserve({ ...one, payer: at % 3 ? tenantA : tenantB }),
      ),
    );
    const granted = replies.map(({ points }) => points);
    expect(granted.reduce((sum, points) => sum + points, 0)).toBe(99);
    expect(granted.filter((points) => points > 0)).toHaveLength(33);
    expect(await used(one)).toBe(99);
  });

  it('count what was reserved and never settled as spent, and take back what was not used', async () => {
    const one = inPool({ need: 10, want: 40 });
    await store.reserve(one);
    await other.reserve(one);
    expect((await store.reserve(one)).points).toBe(10);
    await other.settle(one, -15);
    expect(await used(one)).toBe(75);
    await store.settle(one, 4);
    expect(await used(one)).toBe(79);
  });

  it('are full again at the top of the hour, and a settlement belongs to its own hour', async () => {
    const one = inPool({ need: 100, want: 100 });
    expect((await store.reserve(one)).points).toBe(100);
    expect((await store.reserve(one)).points).toBe(0);
    const at = nextHour(testNow);
    const next = { ...one, at, hour: hourOf(at) };
    expect((await store.reserve(next)).points).toBe(100);
    await store.settle(one, -60);
    expect(await used(next)).toBe(100);
    expect(await used(one)).toBe(40);
  });

  it('grant as the arithmetic of the product says', async () => {
    const asked = fc.array(
      fc.record({
        payer: fc.constantFrom(tenantA, tenantB),
        need: fc.integer({ min: 1, max: 20 }),
        more: fc.nat({ max: 30 }),
        ceiling: fc.integer({ min: 0, max: 150 }),
        fairness: fc.constantFrom(null, 1, 2.5, 4),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(asked, async (asks) => {
        const one = inPool();
        const own: Record<string, number> = { [tenantA]: 0, [tenantB]: 0 };
        for (const { more, ...ask } of asks) {
          const total = own[tenantA]! + own[tenantB]!;
          const wanted = { ...ask, want: ask.need + more };
          const { points } = await store.reserve({ ...one, ...wanted });
          expect(points).toBe(pointsGranted({ ...wanted, total, own: own[ask.payer]! }));
          own[ask.payer]! += points;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('hold everybody of a pool while it pauses, and tell what else is to be left alone', async () => {
    const one = inPool();
    const until = new Date(testNow.getTime() + 60_000);
    await other.pause({ pool: one.pool, target: 'points', until });
    await other.pause({ pool: one.pool, target: 'points', until: testNow });
    expect(await store.reserve(one)).toMatchObject({ points: 0, pausedUntil: until });
    expect(await used(one)).toBe(0);
    const pause = { pool: tenantB, target: 'POST /issue', until };
    await other.pause(pause);
    const free = inPool({ payer: tenantB });
    expect(await store.reserve(free)).toEqual({ points: 3, pausedUntil: null, pauses: [pause] });
    expect((await store.reserve({ ...free, at: until })).pauses).toEqual([]);
    expect((await store.reserve({ ...free, payer: tenantA })).pauses).toEqual([]);
  });

  it('count the writes to an issue of everybody, and let exactly as many through as fit', async () => {
    const write = { pool: randomUUID(), target: 'issue 1', windows: [{ most: 20, seconds: 2 }] };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        (at % 2 ? store : other).countWrite({ ...write, at: testNow }),
      ),
    );
    const later = new Date(testNow.getTime() + 2000);
    expect(answers.filter((answer) => answer === null)).toHaveLength(20);
    expect(answers.filter((answer) => answer !== null)).toEqual(Array(40).fill(later));
    expect(await store.countWrite({ ...write, target: 'issue 2', at: testNow })).toBeNull();
    expect(await store.countWrite({ ...write, at: later })).toBeNull();
  });

  it('count them as sliding windows do', async () => {
    const windows = [
      { most: 2, seconds: 2 },
      { most: 4, seconds: 10 },
    ];
    const steps = fc.array(fc.nat({ max: 4000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (pauses) => {
        const counter = createCounter();
        const pool = randomUUID();
        let now = testNow.getTime();
        for (const pause of pauses) {
          now += pause;
          const wait = counter.take('issue 1', windows, now);
          const roomAt = await store.countWrite({
            ...{ pool, target: 'issue 1', windows },
            at: new Date(now),
          });
          expect(roomAt && roomAt.getTime() - now).toBe(wait);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('forget writes that are long over', async () => {
    const write = { windows: [{ most: 1, seconds: 2 }], target: 'issue 1' };
    const old = { ...write, pool: randomUUID(), at: testNow };
    await store.countWrite(old);
    const at = new Date(testNow.getTime() + 2 * 3_600_000);
    await store.countWrite({ ...write, pool: randomUUID(), at });
    expect(
      await database.asAdministrator(`select 1 from issue_writes where pool = '${old.pool}'`),
    ).toEqual([]);
  });

  it('forget hours that are long over', async () => {
    const one = inPool();
    await store.reserve(one);
    const at = new Date(testNow.getTime() + 26 * 3_600_000);
    await store.reserve({ ...one, at, hour: hourOf(at) });
    expect(await store.used(one.hour)).not.toContain(one.pool);
    expect(await used(one)).toBe(0);
  });
});
