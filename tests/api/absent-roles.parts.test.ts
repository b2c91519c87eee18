import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refusal, type TestApi } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';

/** A role that other spaces have, and SHOP does not. */
const elsewhere = '10977';
const unreadable = { status: 403, code: 'role_unreadable' };

let api: TestApi;
let call: TestApi['call'];
beforeAll(async () => {
  api = await startProposing();
  permit('acc-ines', 'ADMINISTER_PROJECTS');
});
afterAll(() => api.close());
beforeEach(async () => {
  permit('acc-readygate', 'ADMINISTER_PROJECTS');
  await api.database.asAdministrator('truncate role_grants, idempotency_keys');
  // It remembers nobody from the test before.
  call = await api.other({});
});

function permit(accountId: string, ...permissions: string[]): void {
  const grant = { cloudId: tenantA, project: 'SHOP', accountId };
  api.simulator.acting.setPermissions({
    ...grant,
    permissions: ['BROWSE_PROJECTS', ...permissions],
  });
}
const rulesAs = (as: string) => call('GET', '/v1/projects/SHOP/rules', { as });
const giveOnSite = async (grants: object) => {
  const body = { version: 0, grants };
  expect((await call('PUT', '/v1/roles', { as: 'acc-otto', body })).status).toBe(200);
};

describe('T2 a grant of the site that names a role which a space does not have', () => {
  it.each(['viewer', 'member', 'admin'])(
    'makes nobody a %s there, and shuts nobody out',
    async (role) => {
      await giveOnSite({ [role]: { roles: [elsewhere] } });
      api.simulator.forgetRequests();
      expect((await rulesAs('acc-ines')).status).toBe(200);
      const asked = api.simulator
        .requests()
        .filter(({ accountId }) => accountId === 'acc-readygate');
      expect(asked.map(({ operation }) => operation)).toEqual([
        'getProjectRole',
        'getMyPermissions',
      ]);
      const denied = { status: 403, code: 'jira_permission_missing' };
      expect(refusal(await rulesAs('acc-ada'))).toEqual(denied);
    },
  );

  it('is not told from one that the app may not read, where the app does not administer the space', async () => {
    await giveOnSite({ viewer: { roles: [elsewhere] } });
    permit('acc-readygate');
    expect(refusal(await rulesAs('acc-ines'))).toEqual(unreadable);
    api.simulator.acting.setPermissions({
      ...{ cloudId: tenantA, project: 'SHOP', accountId: 'acc-readygate' },
      permissions: [],
    });
    expect(refusal(await rulesAs('acc-ines'))).toEqual(unreadable);
  });

  it('cannot be named by a grant of that space', async () => {
    const body = { version: 0, grants: { viewer: { roles: [elsewhere] } } };
    const answer = await call('PUT', '/v1/projects/SHOP/roles', { as: 'acc-ines', body });
    expect(answer.body).toMatchObject({
      code: 'invalid_request',
      details: { path: '/grants/viewer/roles/0' },
    });
  });
});
