import { describe, expect, it } from '@jest/globals';
import { startSimulator, subtaskBody } from './helper.ts';

describe('a strict simulator', () => {
  it.each([
    ['GET', '/nothing', 'unknown route GET /rest/api/3/nothing'],
    ['PATCH', '/issue/SHOP-12', 'unknown route PATCH /rest/api/3/issue/SHOP-12'],
    ['GET', '/rest/api/2/issue/SHOP-12', 'unknown route GET /rest/api/2/issue/SHOP-12'],
  ])('names the unknown route %s %s', async (method, path, problem) => {
    const { as, simulator } = await startSimulator();
    const answer = await as('acc-ada')(method, path);
    expect(answer.status).toBe(404);
    expect(answer.body.errorMessages[0]).toContain(problem);
    expect(simulator.violations()).toMatchObject([{ method, problem }]);
  });

  it.each([
    ['GET', '/issue/SHOP-12?feilds=summary', undefined, 'feilds'],
    ['GET', '/issue/SHOP-12?fields=sumary', undefined, 'sumary'],
    ['GET', '/issue/SHOP-12?expand=everything', undefined, 'expand'],
    ['POST', '/issue', { ...subtaskBody('x'), propertys: [] }, 'propertys'],
    ['POST', '/search/jql', { jql: 'project = SHOP', startAt: 0 }, 'startAt'],
    ['POST', '/issue/bulkfetch', { issueIdsOrKeys: ['1'], maxResults: 1 }, 'maxResults'],
    ['GET', '/issue/SHOP-12/comment?maxResults=ten', undefined, 'maxResults'],
    ['PUT', '/issue/SHOP-12', { transition: { id: '1' } }, 'transition'],
  ])('names the unknown part of %s %s', async (method, path, body, name) => {
    const { as, simulator } = await startSimulator();
    const answer = await as('acc-ada')(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty(name);
    expect(simulator.violations()).toHaveLength(1);
  });

  it("a refusal in Jira's own words is no violation", async () => {
    const { as, simulator } = await startSimulator();
    await as('acc-ada')('GET', '/issue/NOPE-1');
    await as('acc-ada')('POST', '/issue', subtaskBody(''));
    expect(simulator.violations()).toEqual([]);
  });

  it("says what is unknown outside Jira's paths and in its own control API", async () => {
    const { control, origin } = await startSimulator();
    expect((await fetch(`${origin}/nowhere`)).status).toBe(404);
    const route = await control('POST', '/explode');
    expect([route.status, route.body.error]).toEqual([
      404,
      'unknown control route POST /_control/explode',
    ]);
    const member = await control('POST', '/tokens', { kind: 'user', accountId: 'acc-ada', age: 3 });
    expect(member.body.error).toContain("'age'");
    const account = await control('POST', '/tokens', { kind: 'user', accountId: 'acc-nobody' });
    expect(account.status).toBe(404);
  });

  it('a body that is not JSON, or none where one is needed, is an error', async () => {
    const { as, origin, simulator } = await startSimulator();
    expect((await as('acc-ada')('POST', '/issue')).status).toBe(400);
    const token = simulator.tokens.user(simulator.tenants.default, 'acc-ada');
    const reply = await fetch(`${origin}/ex/jira/${simulator.tenants.default}/rest/api/3/issue`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"fields":',
    });
    expect(reply.status).toBe(400);
  });
});
