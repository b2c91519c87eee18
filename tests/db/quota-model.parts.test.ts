import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findQuotas, lapse, reserve, settle } from '../../db/quotas.ts';
import { dayOf } from '../../domain/quota/quota.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { allow, judgement } from '../helpers/quotas.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await allow(database, { standard: { judgements: limits } });
});
afterAll(() => database.close());

const limits = { day: 6, month: 9 };
const hour = 3_600_000;

type Act =
  | { kind: 'reserve' | 'settle'; id: number; amount: number }
  | { kind: 'settleAll' | 'release'; id: number }
  | { kind: 'lapse' }
  | { kind: 'pass'; hours: number };

const id = fc.nat(7);
const amount = fc.integer({ min: 1, max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reserve' as const), id, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), id, amount }) },
  fc.record({ kind: fc.constantFrom('settleAll' as const, 'release' as const), id }),
  fc.record({ kind: fc.constant('lapse' as const) }),
  // Days and months go by; a process whose clock is behind comes in between.
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: -3, max: 80 }) }),
);

/** What the tables say, as maps and sums. */
class Model {
  now = testNow;
  day = '';
  readonly held = new Map<number, { day: string; amount: number; until: Date }>();
  readonly used = new Map<number, { day: string; amount: number }>();

  sums() {
    // Texts of days are in the order of days.
    const [day = ''] = [this.day, dayOf(this.now)].toSorted().toReversed();
    const sum = (items: Iterable<{ day: string; amount: number }>, length: number) =>
      [...items]
        .filter((one) => one.day.slice(0, length) === day.slice(0, length))
        .reduce((total, one) => total + one.amount, 0);
    return {
      day,
      dayUsed: sum(this.used.values(), 10),
      dayReserved: sum(this.held.values(), 10),
      monthUsed: sum(this.used.values(), 7),
      monthReserved: sum(this.held.values(), 7),
    };
  }

  private touch() {
    this.day = this.sums().day;
  }

  reserve(id: number, amount: number, until: Date): boolean {
    this.touch();
    if (this.held.has(id) || this.used.has(id)) return true;
    const { dayUsed, dayReserved, monthUsed, monthReserved } = this.sums();
    if (dayUsed + dayReserved + amount > limits.day) return false;
    if (monthUsed + monthReserved + amount > limits.month) return false;
    this.held.set(id, { day: this.day, amount, until });
    return true;
  }

  settle(id: number, amount: number | undefined): void {
    this.touch();
    const held = this.held.get(id);
    this.held.delete(id);
    const took = amount ?? held?.amount ?? 0;
    if (took > 0 && !this.used.has(id))
      this.used.set(id, { day: held?.day ?? dayOf(this.now), amount: took });
  }

  lapse(): void {
    this.touch();
    for (const [id, { until }] of this.held) if (until <= this.now) this.held.delete(id);
  }
}

/** Does the same to the tables and to the model; both must say the same. */
async function perform(model: Model, one: Act): Promise<void> {
  const at = model.now;
  const inTenant: TestDatabase['withTenant'] = (tenant, work) => database.withTenant(tenant, work);
  if (one.kind === 'pass') {
    model.now = new Date(at.getTime() + one.hours * hour);
  } else if (one.kind === 'lapse') {
    model.lapse();
    await inTenant(tenantA, (tx) => lapse(tx, 'judgements', at));
  } else if (one.kind === 'reserve') {
    const releaseAt = new Date(at.getTime() + 20 * hour);
    const wish = { ...judgement(one.id), amount: one.amount, releaseAt };
    const reached = await inTenant(tenantA, (tx) => reserve(tx, wish, at));
    expect(reached === null).toBe(model.reserve(one.id, one.amount, releaseAt));
  } else {
    const given = one.kind === 'settle' ? one.amount : one.kind === 'release' ? 0 : undefined;
    model.settle(one.id, given);
    const what = { ...(given === undefined ? {} : { amount: given }), at };
    await inTenant(tenantA, (tx) => settle(tx, judgement(one.id), what));
  }
}

describe('T4 reservations are what a simple model says', () => {
  it('whatever is reserved, settled, given back and ended, in any order, over days and months', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        await database.asAdministrator('truncate quotas, reservations, usage_events');
        const model = new Model();
        for (const one of acts) {
          await perform(model, one);
          const [stand] = await database.withTenant(tenantA, (tx) =>
            findQuotas(tx, ['judgements'], model.now),
          );
          expect(stand?.taken).toEqual(model.sums());
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
