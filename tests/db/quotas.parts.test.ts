import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createReconciling } from '../../activities/reconciling.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { accountsBehind } from '../../db/audit-list.ts';
import { setEdition } from '../../db/editions.ts';
import { noteQuotaDenial } from '../../db/quota-denials.ts';
import { findQuotas, lapse, reachedBy, release, reserve, settle } from '../../db/quotas.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { usageByDay } from '../../db/usage.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { allow, books, hold, judgement, settled, use } from '../helpers/quotas.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    'truncate quotas, reservations, usage_events, usage_days, quota_denials, editions',
  );
  await database.asAdministrator(`update tenants set edition = 'standard'`);
});

const inA = <Result>(work: (tx: TenantTx) => Promise<Result>) => database.withTenant(tenantA, work);
const later = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000);
const held = (id: string | number, at = testNow) => inA((tx) => hold(tx, judgement(id), at));
const used = (id: string | number, at = testNow) => inA((tx) => use(tx, judgement(id), at));
const stand = async (at = testNow) => (await inA((tx) => findQuotas(tx, ['judgements'], at)))[0];

describe('T4 a quota is reserved before and settled after', () => {
  it('each subject once, however often it is said', async () => {
    await allow(database, { standard: { judgements: { day: 2, month: 10 } } });
    for (let turn = 0; turn < 3; turn++) expect(await held('a')).toBe(true);
    expect(await stand()).toMatchObject({ taken: { dayReserved: 1, dayUsed: 0 } });
    for (let turn = 0; turn < 3; turn++) await used('a');
    expect(await held('a')).toBe(true);
    expect(await stand()).toMatchObject({
      ceilings: { day: 2, month: 10 },
      taken: { dayReserved: 0, dayUsed: 1, monthUsed: 1 },
    });
    expect(await books(database, tenantA)).toEqual(settled(1));
  });

  it('says which ceiling leaves no room, and reserves nothing then', async () => {
    await allow(database, { standard: { judgements: { day: 1, month: 10 } } });
    await held('a');
    const releaseAt = later(1);
    const wish = { ...judgement('b'), amount: 1, releaseAt };
    const reached = await inA((tx) => reserve(tx, wish, testNow));
    const expected = {
      kind: 'judgements',
      span: 'day',
      limit: 1,
      resetsAt: '2026-11-25T00:00:00.000Z',
    };
    expect(reached).toEqual(expected);
    expect(await inA((tx) => reachedBy(tx, 'judgements', { amount: 1, at: testNow }))).toEqual(
      expected,
    );
    expect(await books(database, tenantA)).toMatchObject({ reserved: 1, held: 1 });
  });

  it('what is given back is there for others', async () => {
    await allow(database, { standard: { judgements: { day: 1 } } });
    await held('a');
    expect(await held('b')).toBe(false);
    await inA((tx) => release(tx, judgement('a'), testNow));
    expect(await held('b')).toBe(true);
    await used('b');
    expect(await held('c')).toBe(false);
    expect(await books(database, tenantA)).toEqual(settled(1));
  });

  it('another amount than was reserved counts as it is', async () => {
    await allow(database, { standard: { model_tokens: { day: 1000 } } });
    const call = { kind: 'model_tokens', id: 'call' } as const;
    await inA((tx) => reserve(tx, { ...call, amount: 900, releaseAt: later(1) }, testNow));
    await inA((tx) => settle(tx, call, { amount: 120, at: testNow }));
    expect(await books(database, tenantA, 'model_tokens')).toEqual(settled(120, 1));
    const other = { kind: 'model_tokens', id: 'other', amount: 881, releaseAt: later(1) } as const;
    expect(await inA((tx) => reserve(tx, other, testNow))).toMatchObject({ span: 'day' });
  });

  it('what was used without a reservation is counted', async () => {
    await used('late');
    expect(await books(database, tenantA)).toEqual(settled(1));
  });

  it('begins anew each day and each month, and what was begun before counts where it was', async () => {
    await allow(database, { standard: { judgements: { day: 1, month: 2 } } });
    await held('a');
    const tomorrow = later(24);
    expect(await held('b', tomorrow)).toBe(true);
    await used('a', tomorrow);
    await used('b', tomorrow);
    expect(await stand(tomorrow)).toMatchObject({
      taken: { day: '2026-11-25', dayUsed: 1, dayReserved: 0, monthUsed: 2, monthReserved: 0 },
    });
    const days = await database.asAdministrator(
      'select subject_id, day::text from usage_events order by 1',
    );
    expect(days).toEqual([
      { subject_id: 'j-a', day: '2026-11-24' },
      { subject_id: 'j-b', day: '2026-11-25' },
    ]);
    expect(await held('c', later(48))).toBe(false);
    const nextMonth = later(7 * 24);
    expect(await stand(nextMonth)).toMatchObject({ taken: { day: '2026-12-01', monthUsed: 0 } });
    expect(await held('c', nextMonth)).toBe(true);
    // A process whose clock is behind does not turn the day back.
    expect(await held('d')).toBe(false);
    await used('c', nextMonth);
    expect(await stand(nextMonth)).toMatchObject({ taken: { dayUsed: 1, monthUsed: 1 } });
  });

  it('of one tenant leaves that of another alone', async () => {
    await allow(database, { standard: { judgements: { day: 1 } } });
    await held('a');
    expect(await database.withTenant(tenantB, (tx) => hold(tx, judgement('a')))).toBe(true);
    expect(await database.withTenant(tenantB, (tx) => hold(tx, judgement('b')))).toBe(false);
  });
});

describe('T4 an edition', () => {
  it('is set by the operator, holds from the next reservation on, and is audited', async () => {
    await allow(database, { standard: { judgements: { day: 1 } }, big: {} });
    await held('a');
    expect(await held('b')).toBe(false);
    expect(await inA((tx) => setEdition(tx, 'big', testNow))).toBe(true);
    expect(await inA((tx) => setEdition(tx, 'big', testNow))).toBe(false);
    expect(await held('b')).toBe(true);
    const entries = await readEntries(database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'edition.changed',
      actor: { kind: 'operator' },
      data: { edition: 'big' },
    });
    await expect(inA((tx) => setEdition(tx, 'none', testNow))).rejects.toMatchObject({
      code: 'not_found',
      details: { expected: 'big, standard' },
    });
  });

  it('that is not there any more is the standard one', async () => {
    await allow(database, { standard: { judgements: { day: 1 } }, big: {} });
    await inA((tx) => setEdition(tx, 'big', testNow));
    await allow(database, { standard: { judgements: { day: 0 } } });
    expect(await held('a')).toBe(false);
  });
});

describe('T4 a reservation whose process died', () => {
  it('is given back by the clock, and what was done all the same is counted', async () => {
    await allow(database, { standard: { judgements: { day: 1 } } });
    await held('dead');
    expect(await inA((tx) => lapse(tx, 'judgements', later(0.9)))).toBe(0);
    expect(await inA((tx) => lapse(tx, 'judgements', later(1)))).toBe(1);
    expect(await inA((tx) => lapse(tx, 'judgements', later(1)))).toBe(0);
    expect(await books(database, tenantA)).toEqual(settled(0));
    expect(await held('next', later(1))).toBe(true);
    await used('dead', later(2));
    expect(await books(database, tenantA)).toMatchObject({ used: 1, reserved: 1 });
  });

  it('of a model counts in full: something may have been taken', async () => {
    const call = { kind: 'model_tokens', id: 'call', amount: 900, releaseAt: later(1) } as const;
    await inA((tx) => reserve(tx, call, testNow));
    expect(await inA((tx) => lapse(tx, 'model_tokens', later(1)))).toBe(1);
    expect(await books(database, tenantA, 'model_tokens')).toEqual(settled(900, 1));
  });
});

describe('T4 denials', () => {
  const reached = { kind: 'sweeps', span: 'month', limit: 4, resetsAt: null } as const;
  const deny = (
    seconds: number,
    kind: 'sweeps' | 'judgements' = 'sweeps',
    accountId: string | null = null,
  ) =>
    inA((tx) =>
      noteQuotaDenial(tx, { ...reached, kind }, { at: later(seconds / 3600), accountId }),
    );

  const reconcilingAt = (clock: () => Date) => {
    const { withTenant, pools } = database;
    const deps = { withTenant, clock, clockPool: pools.clock, silentAfterHours: 1000 };
    return createReconciling(deps as unknown as ActivityDeps).reconcileOnce;
  };

  it('are all counted, and audited at once and then once a minute with their number', async () => {
    const seen = (await readEntries(database.pools.readonly, tenantA)).length;
    await Promise.all(Array.from({ length: 30 }, () => deny(0)));
    await deny(61);
    const entries = await readEntries(database.pools.readonly, tenantA);
    const noted = entries.slice(seen).map(({ body }) => JSON.parse(body));
    expect(noted.map(({ action, outcome, data }) => [action, outcome, data])).toEqual([
      ['quota.denied', 'denied', { kind: 'sweeps', span: 'month', limit: 4, count: 1 }],
      ['quota.denied', 'denied', { kind: 'sweeps', span: 'month', limit: 4, count: 30 }],
    ]);
    expect(await database.asAdministrator('select denied::integer from quota_denials')).toEqual([
      { denied: 31 },
    ]);
  });

  it('are audited and counted for each person by themselves, and for the app', async () => {
    const seen = (await readEntries(database.pools.readonly, tenantA)).length;
    const people = ['acc-ada', 'acc-bob', null];
    const aDay = { from: '2026-11-24', to: '2026-11-24' };
    for (let turn = 0; turn < 3; turn++) for (const who of people) await deny(turn, 'sweeps', who);
    expect((await inA((tx) => usageByDay(tx, aDay)))[0]?.denied).toBe(9);
    await deny(61, 'sweeps', 'acc-ada');
    await reconcilingAt(() => later(1))();
    const entries = (await readEntries(database.pools.readonly, tenantA)).slice(seen);
    const behind = await inA((tx) =>
      accountsBehind(
        tx,
        entries.map(({ seq }) => seq),
      ),
    );
    const told = entries.map(({ seq, body }) => {
      const { actor, data } = JSON.parse(body);
      return [actor.kind, behind.get(seq), data.count];
    });
    expect(told.slice(0, 4)).toEqual([
      ['person', 'acc-ada', 1],
      ['person', 'acc-bob', 1],
      ['app', undefined, 1],
      ['person', 'acc-ada', 3],
    ]);
    expect(told.slice(4)).toHaveLength(2);
    expect(told.slice(4)).toEqual(
      expect.arrayContaining([
        ['person', 'acc-bob', 2],
        ['app', undefined, 2],
      ]),
    );
  });

  it('that no later one tells of are told by the clock a minute after, once, also of a day that has ended', async () => {
    const lastSecond = 14 * 3600 - 1;
    for (const seconds of [0, 1, 2]) await deny(seconds, 'judgements');
    for (const seconds of [0, 0, 0, 0]) await deny(lastSecond + seconds);
    const seen = (await readEntries(database.pools.readonly, tenantA)).length;
    let seconds = 0;
    const reconcileOnce = reconcilingAt(() => later(seconds / 3600));
    const told = async () =>
      (await readEntries(database.pools.readonly, tenantA))
        .slice(seen)
        .map(({ body }) => JSON.parse(body))
        .map(({ action, data }) => [action, data]);
    seconds = 59;
    await reconcileOnce();
    expect(await told()).toEqual([]);
    const first = ['quota.denied', { kind: 'judgements', count: 2 }];
    for (seconds of [60, lastSecond + 59]) {
      await reconcileOnce();
      expect(await told()).toEqual([first]);
    }
    for (seconds of [lastSecond + 60, lastSecond + 600]) {
      await reconcileOnce();
      expect(await told()).toEqual([first, ['quota.denied', { kind: 'sweeps', count: 3 }]]);
    }
  });
});
