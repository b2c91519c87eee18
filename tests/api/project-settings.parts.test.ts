import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertGrants, siteScope } from '../../db/role-grants.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const path = '/v1/projects/SHOP/settings';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await api.setMode('observe');
});
afterAll(() => api?.close());

describe('T7 what is set for a project', () => {
  it('is shown to who administers it, with whether the part of the site is theirs to change', async () => {
    const set = { as: 'acc-otto', body: { version: 0, mode: 'field', language: 'de' } };
    await api.call('PUT', '/v1/projects/SHOP/publishing', set);
    const shown = {
      mode: { mode: 'observe', version: 1 },
      publishing: { mode: 'field', language: 'de', version: 1 },
      model: { on: false, version: 0, asked: false },
    };
    const otto = await api.call('GET', path, { as: 'acc-otto' });
    expect(otto.body).toMatchObject({ ...shown, administersSite: true });
    const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ines', permissions };
    api.simulator.acting.setPermissions(grant);
    const ines = await api.call('GET', path, { as: 'acc-ines' });
    expect(ines.body).toMatchObject({ ...shown, administersSite: false });
    await api.database.withTenant(tenantA, (tx) =>
      insertGrants(tx, {
        ...{ scope: siteScope, seen: 0, grants: { admin: { accounts: ['acc-ines', 'acc-otto'] } } },
        ...{ accountId: 'acc-otto', at: api.clock.now },
      }),
    );
    const granted = await api.call('GET', path, { as: 'acc-ines' });
    expect(granted.body.administersSite).toBe(true);
  });

  it('is nobody else’s, and another site has its own', async () => {
    expect(refusal(await api.call('GET', path)).code).toBe('jira_permission_missing');
    const other = await api.call('GET', path, { as: 'acc-otto', tenant: tenantB });
    expect(other.body).toMatchObject({ mode: { mode: 'off', version: 0 } });
  });
});
