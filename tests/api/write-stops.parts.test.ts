import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findStop, holdRows } from '../../activities/writing/held.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { setStoppedEverywhere } from '../../db/deployment-switches.ts';
import { lockPlan, saveRows } from '../../db/plans.ts';
import { beginRecovery, endRecovery } from '../../db/recovery.ts';
import { findTenant } from '../../db/tenants.ts';
import { refusal, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('propose', tenant);
  }
});
afterAll(() => api?.close());

const path = '/v1/tenant/writes';
const get = (as = 'acc-otto', tenant = tenantA) => api.call('GET', path, { as, tenant });
const put = (body: object, options = {}) =>
  api.call('PUT', path, { as: 'acc-otto', body, ...options });
const isStopped = async (tenant: string) =>
  (await api.database.withTenant(tenant, findTenant))?.writesStopped;
const everywhere = (stopped: boolean) =>
  setStoppedEverywhere(api.database.pools.clock, 'writes', { stopped, at: testNow });

describe('T8 the stop of all writes of a site', () => {
  it('is for who administers the site', async () => {
    for (const as of ['acc-ada', 'acc-vera'])
      for (const answer of [await get(as), await put({ stopped: true }, { as })])
        expect(refusal(answer)).toEqual({ status: 403, code: 'jira_permission_missing' });
    expect(await isStopped(tenantA)).toBe(false);
  });

  it('holds at once, for that site alone, and says who stopped it and when', async () => {
    const at = testNow.toISOString();
    const stopped = { stopped: true, version: 1, changedBy: 'acc-otto', changedAt: at };
    const nothingElse = { deploymentSince: null, recoveringSince: null };
    expect((await get()).body).toMatchObject({ stopped: false, version: 0, changedBy: null });
    expect((await put({ stopped: true })).body).toEqual({ ...stopped, ...nothingElse, sent: [] });
    expect([await isStopped(tenantA), await isStopped(tenantB)]).toEqual([true, false]);
    expect((await get('acc-otto', tenantB)).body).toMatchObject({ stopped: false, version: 0 });
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    expect(JSON.parse(entries.at(-1)?.body ?? '')).toMatchObject({
      action: 'tenant.writes_stopped',
      actor: { kind: 'person' },
    });
  });

  it('T7 goes on for who saw the stop; a stop itself is never too late', async () => {
    expect(refusal(await put({ stopped: false }))).toEqual({
      status: 400,
      code: 'invalid_request',
    });
    expect(refusal(await put({ stopped: false, version: 0 }))).toEqual({
      status: 409,
      code: 'settings_changed',
    });
    expect((await put({ stopped: true })).body).toMatchObject({ stopped: true, version: 1 });
    expect((await put({ stopped: false, version: 1 })).body).toMatchObject({
      stopped: false,
      version: 2,
    });
    expect(await isStopped(tenantA)).toBe(false);
    const { body } = await api.call('GET', `${path}/history`, { as: 'acc-otto' });
    expect(body.changes).toMatchObject([
      { version: 2, value: { stopped: false }, by: 'acc-otto' },
      { version: 1, value: { stopped: true }, by: 'acc-otto' },
    ]);
  });

  it('shows what else holds writes: the deployment, or a restored database', async () => {
    await everywhere(true);
    await api.database.withTenant(tenantA, (tx) =>
      beginRecovery(tx, { since: testNow, until: testNow }, testNow),
    );
    const at = testNow.toISOString();
    expect((await get()).body).toMatchObject({
      stopped: false,
      deploymentSince: at,
      recoveringSince: at,
    });
    expect((await get('acc-otto', tenantB)).body).toMatchObject({ deploymentSince: at });
    await everywhere(false);
    await api.database.withTenant(tenantA, (tx) => endRecovery(tx, testNow));
    expect((await get()).body).toMatchObject({ deploymentSince: null, recoveringSince: null });
  });
});

describe('T8 what waits because writing is stopped', () => {
  it('says so on its rows, its plan and its refinement', async () => {
    const plan = await withPlan(api, ['one']);
    const hold = () =>
      api.database.withTenant(tenantA, async (tx) => {
        const known = await lockPlan(tx, plan.id);
        const [row] = known.rows;
        if (row?.state === 'open')
          await saveRows(tx, known, { rows: [{ id: row.id, state: 'released' }] });
        const stop = await findStop(tx, plan.id);
        if (stop) await holdRows(tx, await lockPlan(tx, plan.id), stop, testNow);
        return stop;
      });
    const shown = async () => {
      const seen = (await api.call('GET', `/v1/plans/${plan.id}`)).body;
      const refinement = (await api.call('GET', `/v1/refinements/${plan.refinementId}`)).body;
      return [seen.waitingFor, seen.rows[0].problem?.code, refinement.problem?.code];
    };
    expect(await hold()).toBeNull();
    expect(await shown()).toEqual(['jira', undefined, undefined]);
    await put({ stopped: true });
    expect(await hold()).toBe('writes_stopped');
    expect(await shown()).toEqual(['stop', 'writes_stopped', 'writes_stopped']);
    await api.setMode('off');
    await put({ stopped: false, version: 3 });
    expect(await hold()).toBe('project_off');
    expect(await shown()).toEqual(['stop', 'project_off', 'project_off']);
    await api.setMode('observe');
    expect(await hold()).toBe('observe_only');
    await hold();
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    const held = entries
      .map(({ body }) => JSON.parse(body))
      .filter(({ action }) => action === 'write.held');
    expect(held.map(({ data, outcome }) => [data.code, outcome])).toEqual([
      ['writes_stopped', 'denied'],
      ['project_off', 'denied'],
      ['observe_only', 'denied'],
    ]);
  });
});
