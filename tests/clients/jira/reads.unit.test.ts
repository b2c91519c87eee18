import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJiraClient, type JiraClient } from '../../../clients/jira/client.ts';
import type { JiraAuth } from '../../../clients/jira/http.ts';
import { createJiraSimulator, type JiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { adf, subtaskBody } from '../../dev/jira-simulator/helper.ts';
import { type AnsweringServer, startAnswering } from './answering.ts';

const issue = '10112';
let simulator: JiraSimulator;
let odd: AnsweringServer;
let jira: JiraClient;
let ada: JiraAuth;
let oddAuth: JiraAuth;
beforeAll(async () => {
  simulator = createJiraSimulator();
  const { origin } = await simulator.listen();
  odd = await startAnswering();
  jira = createJiraClient({ allowedOrigins: [origin, odd.origin], timeoutSeconds: 1 });
  const site = simulator.tenants.default;
  ada = { baseUrl: `${origin}/ex/jira/${site}`, token: simulator.tokens.user(site, 'acc-ada') };
  oddAuth = { baseUrl: odd.origin, token: 'a-token' };
});
afterAll(async () => {
  odd.close();
  await simulator.close();
});
beforeEach(() => simulator.faults.clear());

const soon = { milliseconds: 5000 };

describe('the operations in use, against the simulator', () => {
  it('read an issue, its head, and nothing where there is none', async () => {
    const { id, key, fields } = await jira.getIssue(ada, issue);
    expect([id, key]).toEqual([issue, 'SHOP-12']);
    expect(fields).toHaveProperty('summary');
    const some = await jira.getIssue(ada, issue, ['summary']);
    expect(Object.keys(some.fields ?? {})).toEqual(['summary']);
    expect(await jira.getIssueHead(ada, issue)).toEqual({ id, key, projectId: '10000' });
    expect(await jira.getIssueHead(ada, '99999')).toBeNull();
    await expect(jira.getIssue(ada, '99999')).rejects.toMatchObject({ code: 'issue_not_found' });
  });

  it('T9 read an issue without what may be restricted: its comments and work logs', async () => {
    const ref = { cloudId: simulator.tenants.default, issue };
    simulator.acting.comment(ref, 'acc-otto', 'For leads only');
    simulator.acting.logWork(ref, 'acc-otto', 3600);
    const { fields } = await jira.getIssue(ada, issue);
    expect(fields).toHaveProperty('description');
    expect(Object.keys(fields ?? {})).not.toContain('comment');
    expect(Object.keys(fields ?? {})).not.toContain('worklog');
    expect(JSON.stringify(fields)).not.toContain('For leads only');
  });

  it('read who asks and what they may do', async () => {
    expect(await jira.getMyself(ada)).toMatchObject({ accountId: 'acc-ada' });
    const names = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'ADMINISTER_PROJECTS'] as const;
    expect(await jira.getMyPermissions(ada, { issueId: issue }, names)).toMatchObject({
      BROWSE_PROJECTS: true,
      CREATE_ISSUES: true,
    });
  });

  it('read groups, nested ones too, and who has a role where the app may administer', async () => {
    const { default: cloudId } = simulator.tenants;
    const { baseUrl } = ada;
    const otto = { baseUrl, token: simulator.tokens.user(cloudId, 'acc-otto') };
    const [leads, reviewers] = await jira.listMyGroups(otto);
    const ben = { baseUrl, token: simulator.tokens.user(cloudId, 'acc-ben') };
    expect([await jira.listMyGroups(ben), await jira.listMyGroups(ada)]).toEqual([[reviewers], []]);
    const role = { cloudId, project: 'SHOP', role: 'Developers' };
    simulator.acting.setRole({ ...role, accounts: ['acc-ada'], groups: ['shop-leads'] });
    const app = { baseUrl, token: simulator.tokens.app(cloudId) };
    expect(await jira.getRoleMembers(app, '10000', '10360')).toEqual({
      accounts: ['acc-ada'],
      groups: [leads],
    });
    for (const [auth, id] of [
      [ada, '10360'],
      [app, '77'],
    ] as const)
      await expect(jira.getRoleMembers(auth, '10000', id)).rejects.toMatchObject({
        code: 'issue_not_found',
      });
  });

  it('find subtask types by their flag and the fields that a create needs', async () => {
    const [type, ...others] = await jira.listSubtaskTypes(ada, '10000');
    expect([type?.name, others]).toEqual(['Sub-task', []]);
    const fields = await jira.listCreateFields(ada, '10000', type?.id ?? '');
    expect(fields.find(({ fieldId }) => fieldId === 'summary')?.required).toBe(true);
    expect((await jira.listFields(ada)).map(({ id }) => id)).toContain('summary');
  });

  it('create a subtask with its marker, and find it by id and by search', async () => {
    const made = await jira.createIssue(ada, subtaskBody('Made here', 'op-77'), soon);
    if (made.kind !== 'confirmed') throw new Error(made.kind);
    const properties = ['readygate.op'];
    const [found] = await jira.bulkFetch(ada, [made.id, '99999'], {
      fields: ['summary'],
      properties,
    });
    expect(found).toMatchObject({ id: made.id, key: made.key });
    expect(found?.properties).toEqual({ 'readygate.op': { op: 'op-77', seal: 'abcd' } });
    const jql = 'parent = 10112 ORDER BY created DESC';
    const listed = await jira.search(ada, jql, { fields: ['summary'], properties });
    expect(listed.map(({ id }) => id)).toContain(made.id);
    expect(await jira.bulkFetch(ada, [], { fields: [], properties: [] })).toEqual([]);
  });

  it('write a comment with its marker, and find it among the newest', async () => {
    const marker = { key: 'readygate.op', value: { op: 'op-78' } };
    const made = await jira.addComment(
      ada,
      issue,
      { body: adf('Hello.'), properties: [marker] },
      soon,
    );
    if (made.kind !== 'confirmed') throw new Error(made.kind);
    const { comments, total } = await jira.listComments(ada, issue, { startAt: 0 });
    expect(total).toBeGreaterThan(0);
    expect(comments[0]).toMatchObject({
      id: made.id,
      properties: { 'readygate.op': { op: 'op-78' } },
    });
  });

  it('find people, groups and roles by name', async () => {
    expect(await jira.searchPeople(ada, 'lind')).toEqual([
      { id: 'acc-ada', name: 'Ada Lindqvist' },
    ]);
    expect(await jira.searchPeople(ada, 'Readygate')).toEqual([]);
    const [leads, reviewers] = await jira.searchGroups(ada, 'shop');
    expect([leads?.name, reviewers?.name]).toEqual(['shop-leads', 'shop-reviewers']);
    expect(await jira.findKnownGroups(ada, [leads!.id])).toEqual([leads]);
    const otto = { ...ada, token: simulator.tokens.user(simulator.tenants.default, 'acc-otto') };
    expect(await jira.listRoles(otto, '10000')).toContainEqual({ id: '10360', name: 'Developers' });
  });

  it('read the histories of many issues, whatever form times have, and what statuses mean', async () => {
    const { default: cloudId } = simulator.tenants;
    const acting = (key: string) => ({ cloudId, issue: key });
    simulator.acting.edit(acting('SHOP-13'), 'acc-ben', { summary: 'Other words' });
    simulator.acting.transition(acting('SHOP-13'), 'acc-ben', 'In Progress');
    simulator.acting.transition(acting('SHOP-14'), 'acc-ben', 'Done');
    const ids = ['10113', '10114', '99999'];
    const read = () => jira.listChangesOfMany(ada, ids, ['status']);
    const found = await read();
    expect([...found.keys()]).toEqual(['10113', '10114']);
    expect(found.get('10113')).toMatchObject([{ field: 'status', toText: 'In Progress' }]);
    simulator.acting.switch(cloudId, { quirkyChangelog: true });
    expect(await read()).toEqual(found);
    simulator.acting.switch(cloudId, { quirkyChangelog: false });
    expect((await jira.listStatusCategories(ada, '10000')).get('10002')).toBe('indeterminate');
    expect(await jira.listChangesOfMany(ada, [], ['status'])).toEqual(new Map());
  });

  it('read a history that pages cut in two, and times in seconds', async () => {
    const entry = (created: unknown, to: string) => ({
      id: to,
      created,
      items: [{ field: 'status', from: null, fromString: null, to, toString: to }],
    });
    const page = (...changeHistories: unknown[]) => [{ issueId: '1', changeHistories }];
    const pages = [
      { issueChangeLogs: page(entry(1_492_070_429, '3')), nextPageToken: 'more' },
      { issueChangeLogs: page(entry(1_492_070_430_000, '4')), nextPageToken: null },
    ];
    odd.answer((_request, response) => void response.end(JSON.stringify(pages.shift())));
    const changes = (await jira.listChangesOfMany(oddAuth, ['1'], ['status'])).get('1');
    expect(changes?.map(({ at, to }) => [at, to])).toEqual([
      [1_492_070_429_000, '3'],
      [1_492_070_430_000, '4'],
    ]);
  });

  it('ask Jira for nothing that its description does not have', () => {
    expect(simulator.violations()).toEqual([]);
  });
});

describe('a read that fails', () => {
  const read = () => jira.getMyself(ada);

  it.each([
    ['token_refused', 'jira_token_refused'],
    ['forbidden', 'jira_permission_missing'],
    ['rate_limited_html', 'jira_rate_limited'],
    ['error_before_commit', 'jira_unavailable'],
    ['drop_before_commit', 'jira_unavailable'],
    ['unreadable_success', 'jira_answer_unreadable'],
    ['html_400', 'jira_answer_unreadable'],
  ] as const)('by %s says %s', async (kind, code) => {
    simulator.faults.add({ kind });
    await expect(read()).rejects.toMatchObject({ code });
    await expect(read()).resolves.toBeDefined();
  });

  it('by a limit says how long to wait, and a little more, so that not all come back at once', async () => {
    simulator.faults.add({ kind: 'rate_limited', retryAfter: 5 });
    const { details } = await read().catch((error) => error);
    expect(details.retryAfterSeconds).toBeGreaterThanOrEqual(5);
    expect(details.retryAfterSeconds).toBeLessThanOrEqual(6.5);
  });

  it('by silence is given up at its deadline', async () => {
    odd.answer(() => {});
    await expect(jira.getMyself(oddAuth)).rejects.toMatchObject({ code: 'jira_unavailable' });
  });

  it('by another shape names the place, and not what stood there', async () => {
    odd.answer((_request, response) => response.end('{"accountId":7,"displayName":"PLANTED"}'));
    const failure = await jira.getMyself(oddAuth).catch((error) => error);
    expect([failure.code, failure.details]).toEqual([
      'jira_answer_unreadable',
      { status: 200, path: '/accountId' },
    ]);
    expect(JSON.stringify(failure)).not.toContain('PLANTED');
  });

  it('lets other members of an answer pass', async () => {
    odd.answer((_request, response) =>
      response.end('{"accountId":"a","displayName":"A","new":{"in":2027}}'),
    );
    expect(await jira.getMyself(oddAuth)).toMatchObject({ accountId: 'a' });
  });
});
