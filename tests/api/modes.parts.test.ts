import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

const path = '/v1/projects/SHOP/mode';
const get = (as = 'acc-otto', tenant = tenantA) => api.call('GET', path, { as, tenant });
const put = (body: object, options = {}) =>
  api.call('PUT', path, { as: 'acc-otto', body, ...options });
const list = (as = 'acc-otto', tenant = tenantA, query = '') =>
  api.call('GET', `/v1/projects${query}`, { as, tenant });
const entries = async (tenant = tenantA) =>
  (await readEntries(api.database.pools.readonly, tenant))
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => action === 'project.mode_changed');
/** Takes the right to see a project from somebody, or gives it back. */
const hide = (project: string, accountId: string, hidden: boolean) => {
  // What is remembered for reads is a minute old at most.
  api.clock.now = new Date(api.clock.now.getTime() + 61_000);
  api.simulator.acting.setPermissions({
    cloudId: tenantA,
    project,
    accountId,
    permissions: hidden ? [] : ['BROWSE_PROJECTS', 'ADMINISTER', 'ADMINISTER_PROJECTS'],
  });
};

describe('T8 the mode of a project', () => {
  it('is off at first, and is set by who administers the site alone', async () => {
    expect((await get()).body).toEqual({ mode: 'off', version: 0 });
    for (const as of ['acc-ada', 'acc-vera'])
      for (const answer of [await get(as), await put({ version: 0, mode: 'propose' }, { as })])
        expect(refusal(answer)).toEqual({ status: 403, code: 'jira_permission_missing' });
    expect(await entries()).toEqual([]);
  });

  it('T7 is set by the version that was seen, and each change says who made it', async () => {
    expect((await put({ version: 0, mode: 'observe' })).body).toEqual({
      mode: 'observe',
      version: 1,
    });
    expect(refusal(await put({ version: 0, mode: 'propose' }))).toEqual({
      status: 409,
      code: 'settings_changed',
    });
    // What it is already is no change.
    expect((await put({ version: 1, mode: 'observe' })).body).toMatchObject({ version: 1 });
    expect((await put({ version: 1, mode: 'propose' })).body).toMatchObject({ version: 2 });
    expect(await entries()).toMatchObject([
      {
        actor: { kind: 'person' },
        subject: { kind: 'project', id: '10000' },
        data: { version: 1 },
      },
      { data: { mode: 'propose', version: 2 } },
    ]);
    const { body } = await api.call('GET', `${path}/history`, { as: 'acc-otto' });
    expect(body).toEqual({
      changes: [
        { version: 2, value: { mode: 'propose' }, by: 'acc-otto', at: expect.any(String) },
        { version: 1, value: { mode: 'observe' }, by: 'acc-otto', at: expect.any(String) },
      ],
      nextBefore: null,
    });
  });

  it('holds from the next request on', async () => {
    const propose = () => api.call('POST', '/v1/issues/10112/refinements', { body: {} });
    expect((await propose()).status).toBe(202);
    await put({ version: 2, mode: 'observe' });
    expect(refusal(await propose())).toEqual({ status: 403, code: 'observe_only' });
    await put({ version: 3, mode: 'off' });
    expect(refusal(await propose())).toEqual({ status: 403, code: 'project_off' });
  });

  it.each([
    [{ version: 4, mode: 'on' }],
    [{ mode: 'off' }],
    [{ version: 4, mode: 'off', why: 'x' }],
  ])('refuses %j', async (body) => {
    expect(refusal(await put(body))).toEqual({ status: 400, code: 'invalid_request' });
  });

  it('T6 is each site’s own', async () => {
    expect((await get('acc-otto', tenantB)).body).toEqual({ mode: 'off', version: 0 });
    expect(await entries(tenantB)).toEqual([]);
  });
});

describe('T8 the list of projects', () => {
  it('has those that Jira shows, each with its mode', async () => {
    await put({ version: 4, mode: 'propose' });
    const { body } = await list();
    expect(body.projects).toEqual(
      body.projects.toSorted((a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)),
    );
    expect(body.projects.find(({ key }: { key: string }) => key === 'SHOP')).toEqual({
      id: '10000',
      key: 'SHOP',
      name: expect.any(String),
      mode: 'propose',
      version: 5,
    });
    expect(body.projects.find(({ key }: { key: string }) => key === 'TEAM')).toMatchObject({
      mode: 'off',
      version: 0,
    });
    expect(body).toMatchObject({ leftOut: 0, nextStartAt: null });
    expect((await list('acc-otto', tenantA, '?startAt=2')).body.projects).toEqual(
      body.projects.slice(2),
    );
  });

  it('T9 leaves out what Jira hides from who asks, and says how many have a mode', async () => {
    const before = (await list()).body.projects.length;
    hide('SHOP', 'acc-otto', true);
    const { body } = await list();
    expect(body.projects).toHaveLength(before - 1);
    expect(JSON.stringify(body)).not.toContain('SHOP');
    expect(body.leftOut).toBe(1);
    expect(refusal(await get())).toEqual({ status: 404, code: 'project_not_found' });
    hide('SHOP', 'acc-otto', false);
    expect((await list()).body.leftOut).toBe(0);
  });

  it('is for who administers the site, and of that site alone', async () => {
    expect(refusal(await list('acc-ada'))).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
    const { body } = await list('acc-otto', tenantB);
    expect(body.projects.map(({ mode }: { mode: string }) => mode)).not.toContain('propose');
  });
});
