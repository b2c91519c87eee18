import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listToDo } from '../../api/plugins/jira-to-do.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const path = '/v1/projects/SHOP/to-do';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
});
afterAll(() => api?.close());

interface Listed {
  id: string;
  key: string;
}
const look = async (tenant = tenantA): Promise<Listed[]> =>
  (await api.call('GET', path, { as: 'acc-otto', tenant })).body.issues;
const site = (tenant: string) => {
  const found = api.simulator.state.sites[tenant];
  if (!found) throw new Error('there is no such site');
  return found;
};

describe('T8 what a first look is taken at', () => {
  it('is a few issues on which nobody has begun, and no subtask or epic', async () => {
    const found = await look();
    const { issues, projects } = site(tenantA);
    const types = projects.find(({ key }) => key === 'SHOP')?.issueTypes ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(5);
    for (const { id } of found) {
      const issue = issues[id];
      const type = types.find(({ id: typeId }) => typeId === issue?.typeId);
      expect([issue?.statusId, type?.hierarchyLevel]).toEqual(['10000', 0]);
    }
    expect(await look()).toEqual(found);
  });

  it('is looked for behind as many subtasks as fill a page, and no further than four', async () => {
    const asked: (string | null)[] = [];
    const pagesOf = (firstStory: number) => ({
      searchPage: async (
        _auth: unknown,
        _jql: string,
        { pageToken }: { pageToken: string | null },
      ) => {
        asked.push(pageToken);
        const subtask = asked.length < firstStory;
        const fields = { summary: 'Say when it comes', issuetype: { name: 'Story', subtask } };
        const issues = [{ id: `${asked.length}`, key: `SHOP-${asked.length}`, fields }];
        return { issues, nextPageToken: `page-${asked.length + 1}` };
      },
    });
    const viewer = { apiBaseUrl: 'https://x', userToken: 't' };
    const { issues } = await listToDo({ jira: pagesOf(3) }, viewer, '10000');
    expect(issues.map(({ key }) => key)).toEqual(['SHOP-3', 'SHOP-4']);
    expect(asked).toEqual([null, 'page-2', 'page-3', 'page-4']);
  });

  it('leaves out what Jira hides from whoever asks', async () => {
    const [first] = await look();
    const issue = site(tenantA).issues[first?.id ?? ''];
    const project = site(tenantA).projects.find(({ id }) => id === issue?.projectId);
    if (!issue || !project) throw new Error('the first one is an issue');
    project.securityLevels = [{ id: '99999', name: 'Nobody', members: [] }];
    issue.securityLevelId = '99999';
    expect((await look()).map(({ key }) => key)).not.toContain(first?.key);
    issue.securityLevelId = null;
  });

  it('T6 is that of the own site, where both have such a project', async () => {
    const before = await look();
    for (const issue of Object.values(site(tenantB).issues)) issue.fields.summary = 'of site B';
    expect(JSON.stringify(await look(tenantB))).toContain('of site B');
    expect(await look()).toEqual(before);
  });

  it('is for who administers the site, and a project that is not there is not found', async () => {
    expect(refusal(await api.call('GET', path))).toEqual({
      status: 403,
      code: 'jira_permission_missing',
    });
    const missing = await api.call('GET', '/v1/projects/NONE/to-do', { as: 'acc-otto' });
    expect(refusal(missing)).toEqual({ status: 404, code: 'project_not_found' });
  });
});
