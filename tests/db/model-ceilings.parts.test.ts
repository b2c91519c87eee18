import { describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createReconciling } from '../../activities/reconciling.ts';
import { spentOn } from '../../db/model-days.ts';
import { denialsOn } from '../../db/model-denials.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, testNow } from '../helpers/database.ts';
import { answered, failed, later, modelTables } from '../helpers/model-tables.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { allow, books, settled } from '../helpers/quotas.ts';

const { database, inTenant, begin, deny, settle, entries } = modelTables();

const none = { tokens: null, micros: null };
const wide = { tokens: 1e9, micros: 1e9 };
const reserve = { tokens: 100, micros: 50 };
/** A call with the operator's key that its tenant lets be made. */
const operators = (tenant = none as object, deployment = none as object) => ({
  ceiling: wide,
  operators: {
    reserve,
    tenant: { ...none, ...tenant },
    deployment: { ...none, ...deployment },
  },
});
/** An endpoint of its own, so that no call waits for another one's circuit. */
const apart = (name: string) => ({
  name,
  endpoint: { origin: 'https://model.example', digest: name, model: 'small' },
});
const ofAll = async () => {
  const [row] = await database().asAdministrator(
    'select tokens::integer, micros::integer from model_operator_days',
  );
  return row;
};
const spent = async (tenant = tenantA) => await inTenant((tx) => spentOn(tx, testNow), tenant);
const midnight = '2026-11-25T00:00:00.000Z';

describe("T4 the ceilings of the operator's own key", () => {
  it('are never passed by 200 calls of two tenants at once, whatever each tenant has left', async () => {
    const call = operators({ tokens: 7000 }, { tokens: 10_000 });
    const codes = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        begin({ ...call, ...apart(`race-${at}`) }, at % 4 === 0 ? tenantB : tenantA),
      ),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(100);
    expect(await ofAll()).toEqual({ tokens: 10_000, micros: 5000 });
    const [a, b] = [await spent(), await spent(tenantB)];
    expect(a.operator.tokens).toBeLessThanOrEqual(7000);
    expect(a.operator.tokens + b.operator.tokens).toBe(10_000);
    expect(a.own.tokens).toBe(a.operator.tokens);
  }, 60_000);

  it('are never passed by 200 calls of 20 tenants at once', async () => {
    const tenants = Array.from({ length: 20 }, (_, at) => uuidV5(tenantA, `tenant ${at}`));
    for (const tenant of tenants) await installTenant(database(), tenant);
    const call = operators({}, { tokens: 10_000 });
    const codes = await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        begin({ ...call, ...apart(`many-${at}`) }, tenants[at % tenants.length]),
      ),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(100);
    expect(await ofAll()).toEqual({ tokens: 10_000, micros: 5000 });
  }, 60_000);

  it('are kept while 200 calls begin and end at once', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `both-${at}`);
    const call = operators({}, { tokens: 15_000 });
    for (const name of names) expect(await begin({ ...call, ...apart(name) })).toBeNull();
    const ended = names.map((name) => settle({ ...call, ...apart(name) }, answered(30, 10, 5, 7)));
    const begun = names.map((name) => begin({ ...call, ...apart(`${name}-next`) }));
    const codes = await Promise.all(begun);
    await Promise.all(ended);
    const next = codes.filter((code) => code === null).length;
    expect(next).toBeGreaterThanOrEqual(50);
    expect(await ofAll()).toEqual({ tokens: 100 * 40 + next * 100, micros: 100 * 7 + next * 50 });
  }, 60_000);

  it.each([
    ['operator_tokens', { tokens: 150 }, {}],
    ['operator_money', { micros: 60 }, {}],
    ['deployment_tokens', {}, { tokens: 150 }],
    ['deployment_money', {}, { micros: 60 }],
  ])('name themselves and when they are free again: %s', async (ceiling, tenant, all) => {
    const call = operators(tenant, all);
    expect(await deny({ ...call, name: 'first' })).toBeNull();
    const reached = { code: 'model_ceiling_reached', ceiling, freeAt: midnight };
    expect(await deny({ ...call, name: 'second' })).toEqual(reached);
    expect((await entries()).at(-1)).toMatchObject({ action: 'model.denied', data: reached });
    expect(await begin({ ...call, name: 'next', at: later(24 * 3600) })).toBeNull();
  });

  it('say that a call will never have room where it is larger than all of a day', async () => {
    expect(await deny(operators({ tokens: 99 }))).toMatchObject({ freeAt: null });
  });

  it('count what nobody knows as it was reserved, and hold back no call with a key of the tenant', async () => {
    const call = operators({ tokens: 250 }, { tokens: 250 });
    await begin({ ...call, name: 'lost' });
    await begin({ ...call, name: 'unknown' });
    await settle({ ...call, name: 'unknown' }, { ...failed(), usage: null });
    expect(await begin({ ...call, name: 'third' })).toBe('model_ceiling_reached');
    await settle({ ...call, name: 'lost' }, answered(20, 5, 3, 4));
    await settle({ ...call, name: 'lost' }, answered(20, 5, 3, 4));
    expect(await ofAll()).toEqual({ tokens: 125, micros: 54 });
    expect((await spent()).operator).toEqual({ tokens: 125, micros: 54 });
    expect(await begin({ name: 'own' })).toBeNull();
    expect(await ofAll()).toEqual({ tokens: 125, micros: 54 });
    expect((await spent()).own.tokens).toBe(225);
  });

  it('take the money of the operator by the prices of the operator, not by those of the tenant', async () => {
    const free = { ...operators({ micros: 60 }), reserve: { tokens: 100, micros: 0 } };
    expect(await begin({ ...free, name: 'one' })).toBeNull();
    expect(await begin({ ...free, name: 'two' })).toBe('model_ceiling_reached');
    expect(await spent()).toMatchObject({ own: { micros: 0 }, operator: { micros: 50 } });
  });
});

describe('T4 the tokens of an edition', () => {
  const edition = (month: number) => allow(database(), { standard: { model_tokens: { month } } });
  const tokens = () => books(database(), tenantA, 'model_tokens');

  it('are never passed by 200 calls at once, and what was not taken is there again', async () => {
    await edition(10_000);
    const call = operators();
    const names = Array.from({ length: 200 }, (_, at) => `edition-${at}`);
    const codes = await Promise.all(names.map((name) => begin({ ...call, ...apart(name) })));
    expect(codes.filter((code) => code === null)).toHaveLength(100);
    expect(await tokens()).toMatchObject({ reserved: 10_000, held: 10_000, used: 0 });
    // What the ceilings of the day count is the same.
    expect((await spent()).own.tokens).toBe(10_000);
    const begun = names.filter((_, at) => codes[at] === null);
    await Promise.all(
      begun.map((name) => settle({ ...call, ...apart(name) }, answered(30, 10, 5, 7))),
    );
    expect(await tokens()).toEqual(settled(4000, 100));
    expect((await spent()).own.tokens).toBe(4000);
  }, 60_000);

  it('say that they left no room, and until when', async () => {
    await edition(150);
    expect(await deny({ name: 'first' })).toBeNull();
    const reached = { ceiling: 'edition_tokens', freeAt: '2026-12-01T00:00:00.000Z' };
    expect(await deny({ name: 'second' })).toEqual({ code: 'model_ceiling_reached', ...reached });
    expect((await entries()).at(-1)).toMatchObject({ action: 'model.denied', data: reached });
    expect(await inTenant((tx) => denialsOn(tx, testNow))).toEqual([
      { reason: 'edition_tokens', count: 1 },
    ]);
  });

  it('are given back where another ceiling denies, and counted in full where nobody knows', async () => {
    await edition(1e9);
    expect(await begin({ reserve: { tokens: 5000, micros: 0 }, name: 'denied' })).not.toBeNull();
    expect(await tokens()).toEqual(settled(0));
    await begin({ name: 'lost' });
    await settle({ name: 'lost' }, { ...failed(), usage: null });
    await begin({ name: 'refused' });
    const nothing = { input: 0, output: 0, micros: 0, operatorMicros: 0 };
    await settle({ name: 'refused' }, { ...failed(), usage: nothing });
    expect(await tokens()).toEqual(settled(100, 1));
  });
});

describe('T4 denials', () => {
  it('are all counted, and audited at once and then once a minute with their number', async () => {
    const call = { reserve: { tokens: 5000, micros: 0 } };
    const seen = (await entries()).length;
    for (const [at, name] of ['a', 'b', 'c'].entries())
      await begin({ ...call, name, at: later(at) });
    await begin({ ...call, name: 'd', at: later(61) });
    const noted = (await entries()).slice(seen);
    expect(noted.map(({ action, data }) => [action, data.count])).toEqual([
      ['model.denied', 1],
      ['model.denied', 3],
    ]);
    const denials = (tenant = tenantA) => inTenant((tx) => denialsOn(tx, testNow), tenant);
    expect(await denials()).toEqual([{ reason: 'own_tokens', count: 4 }]);
    expect(await denials(tenantB)).toEqual([]);
  });

  it('that no later one tells of are told by the clock a minute after, once', async () => {
    const call = { reserve: { tokens: 5000, micros: 0 } };
    const other = { grant: { projectId: 'none', settings: 0 } };
    for (const [at, name] of ['a', 'b', 'c'].entries()) {
      await begin({ ...call, name, at: later(at) });
      await begin({ ...other, name: `${name}-off`, at: later(at) });
    }
    await begin({ ...call, name: 'alone' }, tenantB);
    const seen = (await entries()).length;
    const { withTenant, pools } = database();
    let now = later(59);
    const deps = { withTenant, clock: () => now, clockPool: pools.clock, silentAfterHours: 1000 };
    const { reconcileOnce } = createReconciling(deps as unknown as ActivityDeps);
    const told = async (tenant = tenantA) =>
      (await entries(tenant))
        .filter(({ action }) => action === 'model.denied')
        .map(({ subject, data }) => [subject.kind, data]);
    const before = (await told()).length;
    const ofB = (await told(tenantB)).length;
    await reconcileOnce();
    expect(await entries()).toHaveLength(seen);
    now = later(60);
    await reconcileOnce();
    now = later(300);
    await reconcileOnce();
    expect((await told()).slice(before).toSorted()).toEqual(
      [
        ['tenant', { code: 'model_ceiling_reached', ceiling: 'own_tokens', count: 2 }],
        ['tenant', { code: 'model_off', count: 2 }],
      ].toSorted(),
    );
    expect(await told(tenantB)).toHaveLength(ofB);
  });

  it('that come at once are each counted', async () => {
    const call = { reserve: { tokens: 5000, micros: 0 } };
    const seen = (await entries()).length;
    await Promise.all(Array.from({ length: 30 }, (_, at) => begin({ ...call, name: `d${at}` })));
    expect(await inTenant((tx) => denialsOn(tx, testNow))).toEqual([
      { reason: 'own_tokens', count: 30 },
    ]);
    expect((await entries()).slice(seen)).toHaveLength(1);
  });
});
