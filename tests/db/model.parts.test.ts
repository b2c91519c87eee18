import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { setStoppedEverywhere } from '../../db/deployment-switches.ts';
import { findModelSettings, saveModelSettings } from '../../db/model-settings.ts';
import {
  findModelProject,
  isModelOn,
  setModelProject,
  setModelStopped,
} from '../../db/model-switches.ts';
import { setMode } from '../../db/project-modes.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import { testNow } from '../helpers/database.ts';
import { by, later, modelTables } from '../helpers/model-tables.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const { database, inTenant, begin, deny, turnOn, entries } = modelTables();
const everywhere = (pool: pg.Pool, stopped: boolean, at: Date) =>
  setStoppedEverywhere(pool, 'model', { stopped, at });

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
    expect([await begin(), await begin({}, tenantB)]).toEqual(['model_stopped', null]);
    await inTenant((tx) => setModelStopped(tx, { stopped: false, at: testNow }));
    expect(await on()).toBe(true);
    await everywhere(database().pools.clock, true, testNow);
    expect([await on(), await on(tenantB)]).toEqual([false, false]);
    expect(await begin()).toBe('model_stopped');
    await everywhere(database().pools.clock, false, testNow);
    expect(await begin()).toBeNull();
  });

  it('say in the chain of each tenant that the deployment is stopped, at the first call of each stop', async () => {
    const stop = (stopped: boolean, at: Date) => everywhere(database().pools.clock, stopped, at);
    const noted = async (tenant: string) =>
      (await entries(tenant)).filter(({ action }) => action === 'model.denied').length;
    const before = [await noted(tenantA), await noted(tenantB)];
    const since = async () => [
      (await noted(tenantA)) - (before[0] ?? 0),
      (await noted(tenantB)) - (before[1] ?? 0),
    ];
    await stop(true, testNow);
    await begin({ at: later(1) });
    await begin({ at: later(2) });
    expect(await since()).toEqual([1, 0]);
    expect(await deny({ at: later(3) }, tenantB)).toEqual({ code: 'model_stopped' });
    expect(await since()).toEqual([1, 1]);
    expect((await entries(tenantB)).at(-1)).toMatchObject({
      outcome: 'denied',
      data: { code: 'model_stopped', count: 1 },
    });
    await stop(false, later(4));
    await stop(true, later(5));
    await begin({ at: later(6) });
    expect(await since()).toEqual([2, 1]);
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
    const stop = everywhere(database().pools.app, true, testNow);
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
    const rows = await database().asAdministrator<{ row: string }>(
      'select s::text as row from model_settings s',
    );
    const chain = JSON.stringify(await entries());
    for (const word of ['a-secret-key', 'Hopper', 'secret-path']) {
      const hex = Buffer.from(word).toString('hex');
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${word}|${hex}`));
      expect(chain).not.toContain(word);
    }
  });
});
