import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import { type Answer, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';
import { source } from '../helpers/team-pack.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

const { version: _version, ...policy } = everyTier({ reviewers: 2, proposerExcluded: false });
const rules = source('');
const grants = { member: { accounts: ['acc-ada', 'acc-otto'] } };
const siteUrl = 'https://lumen.example';

/** Every setting with its first version and two changes of it, each by the version of the one before. */
const settings: Record<string, { first: number; changes: [object, object]; shown: object }> = {
  '/v1/projects/SHOP/mode': {
    first: 0,
    changes: [{ mode: 'observe' }, { mode: 'propose' }],
    shown: { mode: 'propose' },
  },
  '/v1/projects/SHOP/publishing': {
    first: 0,
    changes: [
      { mode: 'field', language: 'en' },
      { mode: 'off', language: 'de' },
    ],
    shown: { mode: 'off', language: 'de' },
  },
  '/v1/projects/SHOP/model': {
    first: 0,
    changes: [{ on: true }, { on: false }],
    shown: { on: false },
  },
  '/v1/projects/SHOP/comments': {
    first: 0,
    changes: [{ audience: 'customer' }, { audience: 'internal' }],
    shown: { audience: 'internal' },
  },
  '/v1/projects/SHOP/policies': {
    first: 1,
    changes: [{ policy }, { policy }],
    shown: { policy: 'two-people', document: expect.stringContaining('"reviewers": 2') },
  },
  '/v1/projects/SHOP/rules': {
    first: 1,
    changes: [{ source: rules }, { source: rules }],
    shown: { pack: 'team', packVersion: '1' },
  },
  '/v1/tenant/rules': {
    first: 1,
    changes: [{ source: rules }, { source: rules }],
    shown: { pack: 'team', packVersion: '1' },
  },
  '/v1/projects/SHOP/roles': {
    first: 0,
    changes: [{ grants }, { grants: {} }],
    shown: { grants: '{}' },
  },
  '/v1/roles': {
    first: 0,
    changes: [{ grants }, { grants: {} }],
    shown: { grants: '{}' },
  },
  '/v1/notifications': {
    first: 0,
    changes: [
      { email: true, siteUrl },
      { email: false, siteUrl },
    ],
    shown: { email: false, webhook: null },
  },
  '/v1/model': {
    first: 0,
    changes: [
      { ...defaultModelSettings, endpoint: null },
      { ...defaultModelSettings, endpoint: null },
    ],
    shown: { on: false, endpoint: null },
  },
  '/v1/tenant/writes': {
    first: 0,
    changes: [{ stopped: true }, { stopped: false }],
    shown: { stopped: false },
  },
};

const set = (path: string, body: object): Promise<Answer> =>
  api.call('PUT', path, { as: 'acc-otto', body });
const historyOf = (path: string, { as = 'acc-otto', tenant = tenantA, query = '' } = {}) =>
  api.call('GET', `${path}/history${query}`, { as, tenant });

describe('T7 the history of a setting', () => {
  it.each(Object.entries(settings))(
    'of %s says what, by whom and when, newest first, to who may change it',
    async (path, { first, changes, shown }) => {
      for (const [index, change] of changes.entries()) {
        const answer = await set(path, { version: first + index, ...change });
        expect([answer.status, answer.body.code]).toEqual([200, undefined]);
      }
      const { body } = await historyOf(path);
      const at = api.clock.now.toISOString();
      expect(body).toMatchObject({
        changes: [
          { version: first + 2, value: shown, by: 'acc-otto', at },
          { version: first + 1, by: 'acc-otto', at },
        ],
        nextBefore: null,
      });
      const older = await historyOf(path, { query: `?before=${first + 2}` });
      expect(older.body.changes).toEqual(body.changes.slice(1));
      expect(refusal(await historyOf(path, { as: 'acc-ada' })).code).toBe(
        'jira_permission_missing',
      );
      expect((await historyOf(path, { tenant: tenantB })).body.changes).toEqual([]);
    },
  );

  it('goes on behind fifty versions', async () => {
    const path = '/v1/projects/SHOP/model';
    for (let version = 2; version < 55; version += 1)
      await set(path, { version, on: version % 2 === 0 });
    const { body } = await historyOf(path);
    expect([body.changes.length, body.nextBefore]).toEqual([50, 6]);
    const rest = await historyOf(path, { query: `?before=${body.nextBefore}` });
    expect(rest.body.changes.map(({ version }: { version: number }) => version)).toEqual([
      5, 4, 3, 2, 1,
    ]);
  });

  it('is there for every setting: a new one has to have its own', () => {
    const routes = JSON.stringify(api.app.swagger());
    const { paths } = JSON.parse(routes) as { paths: Record<string, object> };
    const put = Object.keys(paths).filter((path) => 'put' in (paths[path] ?? {}));
    const without = put.filter((path) => !('get' in (paths[`${path}/history`] ?? {})));
    expect(without).toEqual([]);
    expect(put.map((path) => path.replace('{key}', 'SHOP')).sort()).toEqual(
      Object.keys(settings).sort(),
    );
  });
});
