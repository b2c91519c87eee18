import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import {
  beginCall,
  type EgressRecord,
  lastConnectionTest,
  listEgress,
  type NewCall,
  settleCall,
  spentOn,
} from '../../db/egress.ts';
import { findModelSettings, saveModelSettings } from '../../db/model-settings.ts';
import {
  findModelProject,
  isModelOn,
  setModelProject,
  setModelStopped,
  setModelStoppedEverywhere,
} from '../../db/model-switches.ts';
import { setMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { callOf } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    'truncate model_settings, model_projects, model_days, model_circuits, egress_records, deployment_switches',
  );
  await database.asAdministrator('update tenants set model_stopped = false');
  for (const tenant of [tenantA, tenantB])
    for (const projectId of ['10000', '10001'])
      await inTenant((tx) => setMode(tx, { projectId, mode: 'observe', at: testNow }), tenant);
});

const by = { at: testNow, accountId: 'acc-otto' };
const inTenant = <Result>(work: (tx: TenantTx) => Promise<Result>, tenant = tenantA) =>
  database.withTenant(tenant, work);
const begin = (call: Partial<NewCall> & { name?: string } = {}, tenant = tenantA) =>
  inTenant((tx) => beginCall(tx, callOf(tenant, call)), tenant);
const settle = (
  call: Partial<NewCall> & { name?: string },
  outcome: Parameters<typeof settleCall>[2],
  at = testNow,
) => inTenant((tx) => settleCall(tx, callOf(tenantA, call), outcome, at));
const answered = (input: number, output: number, micros = 10) => ({
  state: 'answered' as const,
  code: null,
  usage: { input, output, micros },
  end: { ok: true as const },
});
const failed = (retryAfterSeconds?: number) => ({
  state: 'failed' as const,
  code: 'http_503',
  usage: { input: 0, output: 0, micros: 0 },
  end: { ok: false as const, retryAfterSeconds },
});
const spent = (at = testNow) => inTenant((tx) => spentOn(tx, at));
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const turnOn = (tenant = tenantA) =>
  inTenant(async (tx) => {
    await saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true }, by);
    await setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by);
  }, tenant);

describe('G5 the switches of the model lane', () => {
  it('are all off until somebody turns them on, each for its tenant and project', async () => {
    const on = (project = '10000', tenant = tenantA) =>
      inTenant((tx) => isModelOn(tx, project), tenant);
    expect(await on()).toBe(false);
    await inTenant((tx) =>
      saveModelSettings(tx, { version: 0, ...defaultModelSettings, on: true }, by),
    );
    expect(await on()).toBe(false);
    await inTenant((tx) => setModelProject(tx, { projectId: '10000', on: true, version: 0 }, by));
    expect([await on(), await on('10001'), await on('10000', tenantB)]).toEqual([
      true,
      false,
      false,
    ]);
    await inTenant((tx) => saveModelSettings(tx, { version: 1, ...defaultModelSettings }, by));
    expect(await on()).toBe(false);
  });

  it('are overruled by the stop of the tenant and by that of the deployment', async () => {
    await turnOn();
    await turnOn(tenantB);
    const on = (tenant = tenantA) => inTenant((tx) => isModelOn(tx, '10000'), tenant);
    expect(await inTenant((tx) => setModelStopped(tx, { stopped: true, at: testNow }))).toBe(true);
    expect(await inTenant((tx) => setModelStopped(tx, { stopped: true, at: testNow }))).toBe(false);
    expect([await on(), await on(tenantB)]).toEqual([false, true]);
    expect([await begin(), await begin({}, tenantB)]).toEqual(['model_off', null]);
    await inTenant((tx) => setModelStopped(tx, { stopped: false, at: testNow }));
    expect(await on()).toBe(true);
    await setModelStoppedEverywhere(database.pools.clock, true, testNow);
    expect([await on(), await on(tenantB)]).toEqual([false, false]);
    expect(await begin()).toBe('model_off');
    await setModelStoppedEverywhere(database.pools.clock, false, testNow);
    expect(await begin()).toBeNull();
  });

  it('hold before the next call, as do new settings and a project that is off', async () => {
    await turnOn();
    const grant = { projectId: '10000', settings: 1 };
    const set = (mode: 'observe' | 'off') =>
      inTenant((tx) => setMode(tx, { projectId: '10000', mode, at: testNow }));
    await set('observe');
    expect(await begin({ grant })).toBeNull();
    await set('off');
    expect(await begin({ grant, name: 'off' })).toBe('model_off');
    await set('observe');
    const settings = { ...defaultModelSettings, on: true, names: ['Grace'] };
    await inTenant((tx) => saveModelSettings(tx, { version: 1, ...settings }, by));
    expect(await begin({ grant, name: 'older' })).toBe('model_off');
    expect(await begin({ grant: { ...grant, settings: 2 }, name: 'newer' })).toBeNull();
  });

  it('of the deployment is no business of the application', async () => {
    const stop = setModelStoppedEverywhere(database.pools.app, true, testNow);
    await expect(stop).rejects.toMatchObject({ details: { sqlState: '42501' } });
  });

  it('of a project changes only where the version is the one that was seen', async () => {
    const set = (version: number, on: boolean) =>
      inTenant((tx) => setModelProject(tx, { projectId: '10000', on, version }, by));
    expect([
      await set(1, true),
      await set(0, true),
      await set(0, false),
      await set(1, false),
    ]).toEqual([false, true, false, true]);
    const found = await inTenant((tx) => findModelProject(tx, '10000'));
    expect(found).toEqual({ on: false, version: 2 });
  });
});

describe('G5 the settings of a tenant', () => {
  it('keep their versions, say them to no other, and hold key and names nowhere in plain', async () => {
    const endpoint = {
      baseUrl: 'https://model.example/secret-path',
      model: 'm',
      key: 'a-secret-key',
    };
    const settings = { ...defaultModelSettings, endpoint, names: ['Grace Hopper'] };
    await inTenant((tx) => saveModelSettings(tx, { version: 0, ...settings }, by));
    expect(await inTenant(findModelSettings)).toEqual({ version: 1, ...settings });
    expect(await inTenant(findModelSettings, tenantB)).toEqual({
      version: 0,
      ...defaultModelSettings,
    });
    const late = inTenant((tx) => saveModelSettings(tx, { version: 0, ...settings }, by));
    await expect(late).rejects.toMatchObject({ code: 'busy' });
    const rows = await database.asAdministrator<{ row: string }>(
      'select s::text as row from model_settings s',
    );
    const chain = (await readEntries(database.pools.readonly, tenantA)).map(({ body }) => body);
    for (const word of ['a-secret-key', 'Hopper', 'secret-path']) {
      const hex = Buffer.from(word).toString('hex');
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${word}|${hex}`));
      expect(chain.join()).not.toContain(word);
    }
  });
});

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
    const seen = (await readEntries(database.pools.readonly, tenantA)).length;
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
    const entries = (await readEntries(database.pools.readonly, tenantA)).slice(seen);
    expect(entries.map(({ body }) => JSON.parse(body).action)).toEqual([
      'model.sending',
      'model.called',
    ]);
    expect(await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }), tenantB)).toEqual([]);
  });

  it('of what was denied is none, and the denial is audited', async () => {
    await begin({ reserve: { tokens: 5000, micros: 0 } });
    expect(await inTenant((tx) => listEgress(tx, { after: null, limit: 5 }))).toEqual([]);
    const last = (await readEntries(database.pools.readonly, tenantA)).at(-1);
    expect(JSON.parse(last?.body ?? '')).toMatchObject({
      action: 'model.denied',
      outcome: 'denied',
      data: { code: 'model_ceiling_reached' },
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
