import { describe, expect, it } from '@jest/globals';
import { adf, startSimulator, subtaskBody } from './helper.ts';

const names = 'BROWSE_PROJECTS,CREATE_ISSUES,EDIT_ISSUES,ADD_COMMENTS';

describe('rights at the simulator', () => {
  it('somebody who may only browse can read and nothing else', async () => {
    const { as } = await startSimulator();
    const vera = as('acc-vera');
    const held = await vera('GET', `/mypermissions?issueId=10112&permissions=${names}`);
    const flags = Object.values(held.body.permissions).map(
      (one) => (one as { havePermission: boolean }).havePermission,
    );
    expect(flags).toEqual([true, false, false, false]);
    expect((await vera('GET', '/issue/SHOP-12')).status).toBe(200);
    expect((await vera('POST', '/issue', subtaskBody('x'))).body.errors).toHaveProperty('project');
    expect((await vera('POST', '/issue/SHOP-12/comment', { body: adf('x') })).status).toBe(400);
    expect((await vera('PUT', '/issue/SHOP-12', { fields: { summary: 'x' } })).status).toBe(403);
    expect((await vera('PUT', '/issue/SHOP-12/properties/a', 1)).status).toBe(403);
    expect((await vera('GET', '/issue/createmeta/SHOP/issuetypes')).status).toBe(400);
  });

  it('an issue under a security level is hidden like one that does not exist', async () => {
    const { as } = await startSimulator();
    const [ada, otto] = [as('acc-ada'), as('acc-otto')];
    const hidden = await ada('GET', '/issue/SEC-2');
    const absent = await ada('GET', '/issue/SEC-999');
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
    expect((await otto('GET', '/issue/SEC-2')).body.key).toBe('SEC-2');
    const jql = encodeURIComponent('project = SEC ORDER BY key');
    const keysOf = async (who: typeof ada) =>
      (await who('GET', `/search/jql?jql=${jql}&fields=summary`)).body.issues.map(
        (one: { key: string }) => one.key,
      );
    expect(await keysOf(ada)).toEqual(['SEC-1', 'SEC-3']);
    expect(await keysOf(otto)).toEqual(['SEC-1', 'SEC-2', 'SEC-3']);
    const fetched = await ada('POST', '/issue/bulkfetch', {
      issueIdsOrKeys: ['SEC-2', 'SEC-1', 'SEC-999'],
      fields: ['summary'],
    });
    expect(fetched.body.issues.map((one: { key: string }) => one.key)).toEqual(['SEC-1']);
    expect(fetched.body.issueErrors).toEqual([]);
  });

  it('rights change at once or at a later moment', async () => {
    const { as, simulator, now } = await startSimulator();
    const ben = as('acc-ben');
    const { default: cloudId } = simulator.tenants;
    const change = { cloudId, project: 'SHOP', accountId: 'acc-ben' };
    simulator.acting.setPermissions({ ...change, permissions: ['BROWSE_PROJECTS'], after: 60_000 });
    expect((await ben('POST', '/issue', subtaskBody('before'))).status).toBe(201);
    now.at += 60_000;
    expect((await ben('POST', '/issue', subtaskBody('after'))).status).toBe(400);
    simulator.acting.setPermissions({ ...change, permissions: [] });
    expect((await ben('GET', '/issue/SHOP-12')).status).toBe(404);
  });

  it('without a context a permission counts that is held in any project', async () => {
    const { as } = await startSimulator();
    const cara = as('acc-cara');
    const anywhere = await cara('GET', '/mypermissions?permissions=ADD_COMMENTS');
    expect(anywhere.body.permissions.ADD_COMMENTS.havePermission).toBe(true);
    expect(
      (await cara('GET', '/mypermissions?projectKey=SHOP&permissions=ADD_COMMENTS')).status,
    ).toBe(404);
    expect((await cara('GET', '/mypermissions?permissions=FLY')).status).toBe(400);
    expect((await cara('GET', '/mypermissions')).status).toBe(400);
  });

  it('asking for the permissions of somebody else needs an administrator', async () => {
    const { as } = await startSimulator();
    const question = {
      accountId: 'acc-vera',
      projectPermissions: [
        { permissions: ['EDIT_ISSUES', 'BROWSE_PROJECTS'], projects: [10000], issues: [10112] },
      ],
    };
    expect((await as('acc-ada')('POST', '/permissions/check', question)).status).toBe(403);
    const { body } = await as('acc-otto')('POST', '/permissions/check', question);
    expect(body.projectPermissions).toEqual([
      { permission: 'EDIT_ISSUES', projects: [], issues: [] },
      { permission: 'BROWSE_PROJECTS', projects: [10000], issues: [10112] },
    ]);
  });

  it('two sites with the same keys and ids know nothing of each other', async () => {
    const { as, simulator } = await startSimulator();
    const { default: site, other } = simulator.tenants;
    const [here, there] = [as('acc-ada', site), as('acc-ada', other)];
    await here('POST', '/issue', subtaskBody('only here', 'op-1'));
    await here('PUT', '/issue/SHOP-12', { fields: { summary: 'Changed here' } });
    const seen = await there('GET', '/issue/10112?fields=summary,subtasks');
    expect(seen.body.fields).toEqual({
      summary: 'Outlet: Pay part of an order with a gift card',
      subtasks: [],
    });
    const jql = encodeURIComponent('issue.property[readygate.op].op = "op-1"');
    expect((await there('GET', `/search/jql?jql=${jql}`)).body.issues).toEqual([]);
    expect((await there('GET', '/issue/TEAM-1')).status).toBe(404);
  });

  it('assignable people are filtered after paging, so that a page may be empty', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const find = async (rest: string) =>
      (await ada('GET', `/user/assignable/search?issueKey=SHOP-12${rest}`)).body;
    const ids = (people: { accountId: string }[]) => people.map((one) => one.accountId);
    expect(ids(await find('&query='))).toEqual(['acc-ada', 'acc-ben', 'acc-otto', 'acc-ines']);
    expect(ids(await find('&query=&startAt=2&maxResults=1'))).toEqual([]);
    expect(ids(await find('&query=du'))).toEqual(['acc-ines']);
    expect((await find('&query=ada'))[0].emailAddress).toBe('ada@lumen.example');
    expect((await find('&query=du'))[0]).not.toHaveProperty('emailAddress');
    expect((await ada('GET', '/user/assignable/search?project=SHOP')).status).toBe(400);
  });
});
