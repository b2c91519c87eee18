import { describe, expect, it } from '@jest/globals';
import {
  type EgressRecord,
  endsOn,
  lastConnectionTest,
  listEgress,
} from '../../db/egress-records.ts';
import { spentOn } from '../../db/model-days.ts';
import { testNow } from '../helpers/database.ts';
import { callOf } from '../helpers/fill-tenant.ts';
import { answered, failed, later, modelTables } from '../helpers/model-tables.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const { inTenant, begin, settle, entries } = modelTables();
const spent = async (at = testNow) => (await inTenant((tx) => spentOn(tx, at))).own;

describe('G5 the ceiling of a day', () => {
  it('is never passed, whoever asks at once', async () => {
    const names = Array.from({ length: 24 }, (_, at) => `race-${at}`);
    const codes = await Promise.all(names.map((name) => begin({ name })));
    expect(codes.filter((code) => code === null)).toHaveLength(10);
    expect(new Set(codes)).toEqual(new Set([null, 'model_ceiling_reached']));
    expect(await spent()).toEqual({ tokens: 1000, micros: 500 });
    expect((await inTenant((tx) => listEgress(tx, { after: null, limit: 99 }))).length).toBe(10);
  });

  it('is kept while some calls begin and others end', async () => {
    const small = { reserve: { tokens: 10, micros: 1 } };
    const names = Array.from({ length: 20 }, (_, at) => `both-${at}`);
    for (const name of names) await begin({ ...small, name });
    await Promise.all(
      names.flatMap((name) => [
        settle({ ...small, name }, answered(1, 1, 0)),
        begin({ ...small, name: `${name}-next` }),
      ]),
    );
    expect(await spent()).toEqual({ tokens: 20 * 2 + 20 * 10, micros: 20 });
  });

  it('holds money as it holds tokens, and begins anew each day', async () => {
    const dear = { reserve: { tokens: 1, micros: 400 } };
    expect(await begin({ ...dear, name: 'one' })).toBeNull();
    expect(await begin({ ...dear, name: 'two' })).toBe('model_ceiling_reached');
    expect(await begin({ ...dear, name: 'three', at: later(24 * 3600) })).toBeNull();
    expect(await begin({ reserve: { tokens: 5000, micros: 0 }, at: later(48 * 3600) })).toBe(
      'model_ceiling_reached',
    );
  });

  it('counts what a call took once it is known, once, and else what was reserved', async () => {
    await begin({ name: 'known' });
    await begin({ name: 'unknown' });
    await begin({ name: 'lost' });
    await settle({ name: 'known' }, answered(20, 5));
    await settle({ name: 'known' }, answered(20, 5));
    await settle({ name: 'unknown' }, { ...failed(), usage: null });
    expect(await spent()).toEqual({ tokens: 225, micros: 110 });
  });
});

describe('G5 an endpoint that fails', () => {
  it('is left alone after five failures in a row, tried by one call, and trusted again', async () => {
    for (const at of [1, 2, 3, 4, 5]) {
      expect(await begin({ name: `f${at}` })).toBeNull();
      await settle({ name: `f${at}` }, failed());
    }
    expect(await begin({ name: 'sixth' })).toBe('model_resting');
    expect(
      await begin({ name: 'other', endpoint: { ...callOf(tenantA).endpoint, digest: 'x' } }),
    ).toBeNull();
    expect(await begin({}, tenantB)).toBeNull();
    const after = later(31);
    const tries = await Promise.all(['a', 'b', 'c'].map((name) => begin({ name, at: after })));
    expect(tries.filter((code) => code === null)).toHaveLength(1);
    const name = ['a', 'b', 'c'][tries.indexOf(null)] as string;
    await settle({ name }, answered(1, 1), after);
    expect(await begin({ name: 'again', at: after })).toBeNull();
  });

  it('is left alone as long as it asks for', async () => {
    await begin();
    await settle({}, failed(60));
    expect(await begin({ name: 'soon', at: later(59) })).toBe('model_resting');
    expect(await begin({ name: 'then', at: later(61) })).toBeNull();
  });
});

const pageBehind = (after: EgressRecord | null) =>
  inTenant((tx) => listEgress(tx, { after, limit: 2 }));

describe('G6 the record of a call', () => {
  it('stands before anything leaves, is settled once, and both are audited', async () => {
    const seen = (await entries()).length;
    await begin();
    const [sending] = await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }));
    expect(sending).toMatchObject({
      state: 'sending',
      prompt: 'review/1',
      endpoint: 'https://model.example',
      fields: ['summary'],
      bytes: 2,
      redactions: { mail: 1, name: 2, secret: 0 },
    });
    await settle({}, answered(20, 5));
    await settle({}, failed());
    const [record] = await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }));
    expect(record).toMatchObject({
      state: 'answered',
      inputTokens: 20,
      outputTokens: 5,
      micros: 10,
    });
    const made = (await entries()).slice(seen);
    expect(made.map(({ action }) => action)).toEqual(['model.sending', 'model.called']);
    expect(await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }), tenantB)).toEqual([]);
  });

  it('is counted by how it ended, for its tenant and day', async () => {
    const small = { reserve: { tokens: 1, micros: 1 } };
    for (const name of ['a', 'b', 'c', 'd']) await begin({ ...small, name });
    await settle({ name: 'a' }, answered(1, 1));
    await settle({ name: 'b' }, { ...answered(1, 1), state: 'refused', code: 'no_json' });
    await settle({ name: 'c' }, failed());
    const ends = (at = testNow, tenant = tenantA) => inTenant((tx) => endsOn(tx, at), tenant);
    const none = { sending: 0, answered: 0, refused: 0, failed: 0 };
    expect(await ends()).toEqual({ sending: 1, answered: 1, refused: 1, failed: 1 });
    expect([await ends(later(24 * 3600)), await ends(testNow, tenantB)]).toEqual([none, none]);
  });

  it('of what was denied is none, and the denial is audited', async () => {
    await begin({ reserve: { tokens: 5000, micros: 0 } });
    expect(await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }))).toEqual([]);
    expect((await entries()).at(-1)).toMatchObject({
      action: 'model.denied',
      outcome: 'denied',
      data: { code: 'model_ceiling_reached', ceiling: 'own_tokens' },
    });
  });

  it('is listed page by page, newest first, also where many left at once', async () => {
    for (const name of ['1', '2', '3', '4', '5']) await begin({ name });
    await begin({ name: 'test', issueId: null, at: later(9) });
    const ids: string[] = [];
    let after: EgressRecord | null = null;
    for (let pages = 0; pages < 4; pages++) {
      const page: EgressRecord[] = await pageBehind(after);
      ids.push(...page.map(({ id }) => id));
      after = page.at(-1) ?? after;
    }
    expect(new Set(ids).size).toBe(6);
    const test = await inTenant(lastConnectionTest);
    expect(test?.id).toBe(ids[0]);
  });
});
