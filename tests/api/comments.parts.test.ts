import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { project } from '../helpers/publishing.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

const path = '/v1/projects/SHOP/comments';
const internal = { audience: 'internal', version: 0 };
const get = (as = 'acc-otto', tenant = tenantA) => api.call('GET', path, { as, tenant });
const put = (body: object, as = 'acc-otto') => api.call('PUT', path, { as, body });

describe('W1 who reads comments in a service project', () => {
  it('is the team alone at first', async () => {
    expect((await get()).body).toEqual(internal);
  });

  it('is for who administers the project, and for nobody else', async () => {
    for (const as of ['acc-ada', 'acc-vera']) {
      expect(refusal(await get(as))).toEqual({ status: 403, code: 'jira_permission_missing' });
      const tried = await put({ version: 0, audience: 'customer' }, as);
      expect(refusal(tried)).toEqual({ status: 403, code: 'jira_permission_missing' });
    }
    expect((await get()).body).toEqual(internal);
  });

  it('is set by version, and audited', async () => {
    const wanted = { version: 0, audience: 'customer' };
    expect((await put(wanted)).body).toEqual({ audience: 'customer', version: 1 });
    expect(refusal(await put(wanted))).toEqual({ status: 409, code: 'settings_changed' });
    const entries = await readEntries(api.database.pools.readonly, tenantA);
    const changes = entries
      .map(({ body }) => JSON.parse(body))
      .filter(({ action }) => action === 'project.comments_changed');
    expect(changes).toMatchObject([
      {
        actor: { kind: 'person' },
        subject: { kind: 'project', id: project },
        data: { audience: 'customer', version: 1 },
      },
    ]);
  });

  it.each([
    [{ version: 1, audience: 'everyone' }],
    [{ version: 1, audience: 'internal', more: 1 }],
    [{ audience: 'internal' }],
  ])('refuses %j', async (body) => {
    expect(refusal(await put(body))).toEqual({ status: 400, code: 'invalid_request' });
  });

  it('is each tenant’s own', async () => {
    expect((await get('acc-otto', tenantB)).body).toEqual(internal);
  });
});
