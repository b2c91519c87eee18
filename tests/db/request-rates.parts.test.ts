import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { takeCall } from '../../db/request-rates.ts';
import type { Bucket } from '../../domain/request-rates.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
});
afterAll(() => database.close());

const at = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);
const take = (buckets: Bucket[], now: number) =>
  database.withTenant(tenantA, (tx) => takeCall(tx, buckets, at(now)));

/** The same, written down plainly: calls that each bucket holds. */
function model() {
  const held = new Map<string, { calls: number; at: number }>();
  return (buckets: Bucket[], now: number): boolean => {
    const filled = buckets.map(({ name, rate }) => {
      const { calls, at: since } = held.get(name) ?? { calls: rate.atOnce, at: now };
      const gained = (Math.max(0, now - since) * rate.perSecond) / 1000;
      return { name, calls: Math.min(rate.atOnce, calls + gained), at: Math.max(now, since) };
    });
    // Times are whole milliseconds and rates divide them: what is nearly whole is whole.
    if (filled.some(({ calls }) => calls < 1 - 1e-6)) return false;
    for (const { name, calls, at: since } of filled)
      held.set(name, { calls: calls - 1, at: since });
    return true;
  };
}

describe('T1 buckets of calls', () => {
  it('are those of a plain model, for any calls at any times', async () => {
    const steps = fc.array(
      fc.record({ wait: fc.constantFrom(0, 0, 0, 1, 250, 400, 1000, 5000, -1500), who: fc.nat(2) }),
      { minLength: 1, maxLength: 40 },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (calls) => {
        round += 1;
        const expected = model();
        const bucketsOf = (who: number): Bucket[] => [
          { name: `${round} ${who}`, rate: { perSecond: 2.5, atOnce: 3 } },
          { name: `${round} all`, rate: { perSecond: 4, atOnce: 5 } },
        ];
        let now = 0;
        for (const { wait, who } of calls) {
          now += wait;
          const refused = await take(bucketsOf(who), now);
          expect([round, now, refused === null]).toEqual([
            round,
            now,
            expected(bucketsOf(who), now),
          ]);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('let through a call that was overtaken for longer than they last', async () => {
    const buckets = [{ name: 'overtaken', rate: { perSecond: 1, atOnce: 3 } }];
    for (const now of [10_000, 20_000]) expect(await take(buckets, now)).toBeNull();
    expect(await take(buckets, 0)).toBeNull();
    expect(await take(buckets, 0)).toBeNull();
    expect(await take(buckets, 0)).toEqual({ bucket: 'overtaken', freeAt: at(21_000) });
  });

  it('say when they have a call again, and have it then and not before', async () => {
    const buckets = [{ name: 'again', rate: { perSecond: 0.1, atOnce: 2 } }];
    for (const now of [0, 1000]) expect(await take(buckets, now)).toBeNull();
    expect(await take(buckets, 2000)).toEqual({ bucket: 'again', freeAt: at(10_000) });
    expect(await take(buckets, 9999)).toEqual({ bucket: 'again', freeAt: at(10_000) });
    expect(await take(buckets, 10_000)).toBeNull();
  });

  it('give out exactly what they hold to many at one moment', async () => {
    const rate = { perSecond: 1, atOnce: 17 };
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        take(
          [
            { name: `p${index % 6}`, rate: { perSecond: 1, atOnce: 4 } },
            { name: 'crowd', rate },
          ],
          0,
        ),
      ),
    );
    expect(found.filter((refused) => refused === null)).toHaveLength(17);
  });

  it('are forgotten once they have been full for an hour and somebody new comes', async () => {
    const rate = { perSecond: 1, atOnce: 2 };
    const names = async () => {
      const rows = await database.asAdministrator<{ bucket: string }>(
        `select bucket from request_rates where bucket like 'left %' order by bucket`,
      );
      return rows.map(({ bucket }) => bucket);
    };
    const day = 86_400_000;
    await take([{ name: 'left 1', rate }], day);
    await take([{ name: 'left 2', rate }], day + 3_500_000);
    await take([{ name: 'left 2', rate }], day + 3_700_000);
    expect(await names()).toEqual(['left 1', 'left 2']);
    await take([{ name: 'left 3', rate }], day + 3_700_000);
    expect(await names()).toEqual(['left 2', 'left 3']);
  });

  it('wait for no disk', async () => {
    const [table] = await database.asAdministrator<{ kept: string }>(
      `select relpersistence::text as kept from pg_class where relname = 'request_rates'`,
    );
    expect(table?.kept).toBe('u');
  });
});
