import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantB } from '../helpers/plans.ts';

const path = '/v1/projects/SHOP/directory';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [undefined, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, ...(tenant ? { tenant } : {}) });
});
afterAll(() => api?.close());

const ask = (body: object, options = {}) =>
  api.call('POST', path, { as: 'acc-otto', body, ...options });
const groupOf = (name: string) =>
  api.simulator.state.sites[api.simulator.tenants.default]!.groups.find(
    (group) => group.name === name,
  )!.id;

describe('A6 people, groups and roles to choose from', () => {
  it('are found by words of their names: people who work in Jira, no apps and customers', async () => {
    const { body } = await ask({ words: 'o' });
    expect(body.people).toEqual([
      { id: 'acc-ben', name: 'Ben Okafor' },
      { id: 'acc-otto', name: 'Otto Brandt' },
    ]);
    expect((await ask({ words: 'Cara' })).body.people).toEqual([]);
    expect((await ask({ words: 'leads' })).body.groups).toEqual([
      { id: groupOf('shop-leads'), name: 'shop-leads' },
    ]);
  });

  it('have names by their ids, and the project its roles', async () => {
    const { body } = await ask({
      accounts: ['acc-ada', 'acc-gone'],
      groups: [groupOf('shop-reviewers')],
    });
    expect(body).toEqual({
      people: [{ id: 'acc-ada', name: 'Ada Lindqvist' }],
      groups: [{ id: groupOf('shop-reviewers'), name: 'shop-reviewers' }],
      roles: [
        { id: '10002', name: 'Administrators' },
        { id: '10360', name: 'Developers' },
      ],
    });
  });

  it('are asked of Jira with the token of who asks, and none are shown that Jira hides', async () => {
    api.simulator.forgetRequests();
    for (const path of ['/user/search', '/groups/picker', '/project/*/roledetails'])
      api.simulator.faults.add({ kind: 'forbidden', path, times: 1 });
    expect((await ask({ words: 'a' })).body).toEqual({ people: [], groups: [], roles: [] });
    const asked = api.simulator.requests().map(({ accountId }) => accountId);
    expect(new Set(asked)).toEqual(new Set(['acc-otto']));
  });

  it('are refused like any call where Jira is down', async () => {
    api.simulator.faults.add({ kind: 'error_before_commit', path: '/user/search' });
    expect(refusal(await ask({ words: 'a' })).code).toBe('jira_unavailable');
  });

  it('are for administrators: of the project, and on the site of the site', async () => {
    expect(refusal(await ask({}, { as: 'acc-ada' })).code).toBe('jira_permission_missing');
    const { body } = await api.call('POST', '/v1/directory', {
      ...{ as: 'acc-otto', body: { words: 'ada' } },
    });
    expect(body).toEqual({
      people: [{ id: 'acc-ada', name: 'Ada Lindqvist' }],
      groups: [],
      roles: [],
    });
  });

  it('leave no name in a log', async () => {
    await ask({ words: 'Lindqvist' });
    expect(JSON.stringify(api.log)).not.toContain('Lindqvist');
  });
});
