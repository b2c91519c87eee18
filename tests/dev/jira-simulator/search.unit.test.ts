import { describe, expect, it } from '@jest/globals';
import { type Answered, type Caller, startSimulator, subtaskBody } from './helper.ts';

function search(ask: Caller, jql: string, more: Record<string, unknown> = {}): Promise<Answered> {
  return ask('POST', '/search/jql', { jql, fields: ['summary'], ...more });
}

function keys({ body }: Answered): string[] {
  return body.issues.map((issue: { key: string }) => issue.key);
}

const marked = (op: string) => `issue.property[readygate.op].op = "${op}"`;

describe('search at the simulator', () => {
  it('sees a new issue only after the lag, in virtual time', async () => {
    const { as, simulator, now } = await startSimulator();
    simulator.acting.switch(simulator.tenants.default, { searchLag: 2000 });
    const ada = as('acc-ada');
    const { id, key } = (await ada('POST', '/issue', subtaskBody('late', 'op-1'))).body;
    expect(keys(await search(ada, marked('op-1')))).toEqual([]);
    const parent = await ada('GET', '/issue/SHOP-12?fields=subtasks');
    expect(parent.body.fields.subtasks).toMatchObject([{ id }]);
    now.at += 1999;
    expect(keys(await search(ada, marked('op-1')))).toEqual([]);
    now.at += 1;
    expect(keys(await search(ada, marked('op-1')))).toEqual([key]);
  });

  it('shows the old words of a changed issue until the lag is over, or reconciles', async () => {
    const { as, simulator, now } = await startSimulator();
    simulator.acting.switch(simulator.tenants.default, { searchLag: 2000 });
    const ada = as('acc-ada');
    const summary = async (more = {}) =>
      (await search(ada, 'key = SHOP-12', more)).body.issues[0].fields.summary;
    await ada('PUT', '/issue/SHOP-12', { fields: { summary: 'Second' } });
    now.at += 1500;
    await ada('PUT', '/issue/SHOP-12', { fields: { summary: 'Third' } });
    expect(await summary()).toBe('Pay part of an order with a gift card');
    expect(await summary({ reconcileIssues: [10112] })).toBe('Third');
    now.at += 500;
    expect(await summary()).toBe('Second');
    now.at += 1500;
    expect(await summary()).toBe('Third');
  });

  it('may show the list of subtasks as late as search, where switched so', async () => {
    const { as, simulator, now } = await startSimulator();
    const switches = { searchLag: 2000, subtasksLag: true };
    simulator.acting.switch(simulator.tenants.default, switches);
    const ada = as('acc-ada');
    await ada('POST', '/issue', subtaskBody('late'));
    const count = async () =>
      (await ada('GET', '/issue/SHOP-12?fields=subtasks')).body.fields.subtasks.length;
    expect(await count()).toBe(0);
    now.at += 2000;
    expect(await count()).toBe(1);
  });

  it('never gives an issue that was deleted, whatever the index knows', async () => {
    const { as, simulator } = await startSimulator();
    const { default: cloudId } = simulator.tenants;
    simulator.acting.switch(cloudId, { searchLag: 2000 });
    simulator.acting.remove({ cloudId, issue: 'SHOP-32' });
    expect(keys(await search(as('acc-ada'), 'key = SHOP-32'))).toEqual([]);
  });

  it.each([
    ['parent = SHOP-14', ['SHOP-40']],
    ['key in (SHOP-3, SHOP-2) ORDER BY key DESC', ['SHOP-3', 'SHOP-2']],
    ['id = 10112', ['SHOP-12']],
    ['project = SHOP AND type = Bug AND status = "In Progress"', ['SHOP-17']],
    ['project = SHOP AND updated >= "2026-11-16 08:12"', ['SHOP-36']],
    ['project = SHOP AND updated >= "2026-11-16 08:13"', []],
    ['project = SHOP AND (summary ~ "migration" OR labels = migration)', ['SHOP-18']],
    ['project = SHOP AND type = Bug AND NOT assignee is EMPTY ORDER BY key', ['SHOP-9', 'SHOP-17']],
  ])('answers %s', async (jql, expected) => {
    const { as } = await startSimulator();
    expect(keys(await search(as('acc-ada'), jql))).toEqual(expected);
  });

  it('finds by the declared index and its alias, and by no other property', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const { key } = (await ada('POST', '/issue', subtaskBody('x', 'op-9'))).body;
    expect(keys(await search(ada, 'readygateOp = "op-9"'))).toEqual([key]);
    expect((await search(ada, 'issue.property[other].op = "op-9"')).status).toBe(400);
    expect((await search(ada, 'issue.property[readygate.op].seal = "abcd"')).status).toBe(400);
  });

  it.each([
    ['', 'Unbounded'],
    ['ORDER BY key', 'Unbounded'],
    ['project = NOPE', 'does not exist'],
    ['colour = red', 'does not exist'],
    ['project SHOP', 'expecting an operator'],
    ['project = SHOP AND', 'ends too early'],
    [
      'project = SHOP ORDER BY key, id, created, updated, status, type, summary, project',
      'At most 7',
    ],
    ['updated >= yesterday', 'Date value'],
  ])('refuses %j with a reason', async (jql, words) => {
    const { as } = await startSimulator();
    const { status, body } = await search(as('acc-ada'), jql);
    expect(status).toBe(400);
    expect(body.errorMessages[0]).toContain(words);
  });

  it('gives ids only where no fields are asked for', async () => {
    const { as } = await startSimulator();
    const jql = encodeURIComponent('key = SHOP-12');
    const { body } = await as('acc-ada')('GET', `/search/jql?jql=${jql}`);
    expect(body).toEqual({ issues: [{ id: '10112' }], isLast: true });
  });

  it('pages by token through everything once, in stable order', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const found: string[] = [];
    let token: string | undefined;
    do {
      const more = token === undefined ? {} : { nextPageToken: token };
      const page = await search(ada, 'project = TEAM ORDER BY created', {
        maxResults: 25,
        ...more,
      });
      found.push(...keys(page));
      token = page.body.nextPageToken;
      expect(page.body.isLast).toBe(token === undefined);
    } while (token !== undefined);
    expect(new Set(found).size).toBe(60);
    expect(found).toHaveLength(60);
  });

  it('may give pages that are shorter than asked without being the last', async () => {
    const { as, simulator } = await startSimulator();
    simulator.acting.switch(simulator.tenants.default, { shortPages: true });
    const { body } = await search(as('acc-ada'), 'project = TEAM', { maxResults: 20 });
    expect([body.issues.length, body.isLast]).toEqual([10, false]);
  });

  it('refuses a token that is old, altered, or of another query', async () => {
    const { as, now } = await startSimulator();
    const ada = as('acc-ada');
    const first = await search(ada, 'project = TEAM', { maxResults: 5 });
    const nextPageToken = first.body.nextPageToken as string;
    const next = (jql: string, token: string) =>
      search(ada, jql, { maxResults: 5, nextPageToken: token });
    expect((await next('project = TEAM', nextPageToken)).status).toBe(200);
    expect((await next('project = SHOP', nextPageToken)).status).toBe(400);
    expect((await next('project = TEAM', `x${nextPageToken}`)).status).toBe(400);
    expect((await search(as('acc-ben'), 'project = TEAM', { nextPageToken })).status).toBe(400);
    now.at += 7 * 24 * 3_600_000 + 1;
    const ask = as('acc-ada');
    expect((await search(ask, 'project = TEAM', { maxResults: 5, nextPageToken })).status).toBe(
      400,
    );
  });

  it('takes at most fifty issues to reconcile, and numbers only', async () => {
    const { as } = await startSimulator();
    const ask = (reconcileIssues: unknown[]) =>
      search(as('acc-ada'), 'project = SHOP', { reconcileIssues });
    expect((await ask(Array.from({ length: 50 }, (_, at) => at))).status).toBe(200);
    expect((await ask(Array.from({ length: 51 }, (_, at) => at))).status).toBe(400);
    expect((await ask(['10112'])).status).toBe(400);
  });

  it('counts approximately, and the old search is gone', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const count = await ada('POST', '/search/approximate-count', { jql: 'project = TEAM' });
    expect(count.body).toEqual({ count: 60 });
    expect((await ada('GET', '/search?jql=project%3DSHOP')).status).toBe(410);
    expect((await ada('POST', '/search', { jql: 'project = SHOP' })).status).toBe(410);
  });

  it('fetches at most a hundred issues at once, in the order of their ids', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const fetchIds = (issueIdsOrKeys: string[]) =>
      ada('POST', '/issue/bulkfetch', { issueIdsOrKeys, fields: ['summary'] });
    expect(keys(await fetchIds(['SHOP-3', '10101', 'shop-2', 'SHOP-1']))).toEqual([
      'SHOP-1',
      'SHOP-2',
      'SHOP-3',
    ]);
    const ids = Array.from({ length: 101 }, (_, at) => String(10_101 + at));
    expect((await fetchIds(ids.slice(0, 100))).status).toBe(200);
    expect((await fetchIds(ids)).status).toBe(400);
  });
});
