import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jiraCalls } from '../../../clients/jira/calls.ts';
import { createJiraClient, type JiraClient } from '../../../clients/jira/client.ts';
import type { JiraAuth } from '../../../clients/jira/http.ts';
import { readDescription } from '../../dev/jira-simulator/openapi.ts';
import { type AnsweringServer, startAnswering } from './answering.ts';

let server: AnsweringServer;
let jira: JiraClient;
let auth: JiraAuth;
beforeAll(async () => {
  server = await startAnswering();
  server.answer((_request, response) => void response.writeHead(500).end());
  jira = createJiraClient({ allowedOrigins: [server.origin], timeoutSeconds: 5 });
  auth = { baseUrl: server.origin, token: 'a-token' };
});
afterAll(() => server.close());

const soon = { milliseconds: 5000 };
const some = { fields: ['summary'], properties: [] };

/** One call of each operation; ids are digits, keys are `key`. */
const calls: Record<keyof JiraClient, () => Promise<unknown>> = {
  getIssue: () => jira.getIssue(auth, '1'),
  getIssueHead: () => jira.getIssueHead(auth, '1'),
  getTrace: () => jira.getTrace(auth, '1', 'key'),
  bulkFetch: () => jira.bulkFetch(auth, ['1'], some),
  search: () => jira.search(auth, 'order by key', some),
  searchPage: () => jira.searchPage(auth, 'order by key', { ...some, pageToken: null }),
  countIssues: () => jira.countIssues(auth, 'project = 1'),
  listComments: () => jira.listComments(auth, '1', { startAt: 0 }),
  getComment: () => jira.getComment(auth, '1', '2'),
  listChanges: () => jira.listChanges(auth, '1'),
  listChangesOfMany: () => jira.listChangesOfMany(auth, ['1'], ['status']),
  getMyPermissions: () => jira.getMyPermissions(auth, { issueId: '1' }, ['BROWSE_PROJECTS']),
  getProject: () => jira.getProject(auth, '1'),
  searchProjects: () => jira.searchProjects(auth, { startAt: 0 }),
  getRoleMembers: () => jira.getRoleMembers(auth, '1', '2'),
  listRoles: () => jira.listRoles(auth, '1'),
  searchPeople: () => jira.searchPeople(auth, 'ada'),
  searchGroups: () => jira.searchGroups(auth, 'leads'),
  listStatusCategories: () => jira.listStatusCategories(auth, '1'),
  listSubtaskTypes: () => jira.listSubtaskTypes(auth, '1'),
  listCreateFields: () => jira.listCreateFields(auth, '1', '2'),
  listEditFields: () => jira.listEditFields(auth, '1'),
  listFields: () => jira.listFields(auth),
  listLinkTypes: () => jira.listLinkTypes(auth),
  createIssue: () => jira.createIssue(auth, {}, soon),
  addComment: () => jira.addComment(auth, '1', {}, soon),
  editIssue: () => jira.editIssue(auth, '1', {}, soon),
  assignIssue: () => jira.assignIssue(auth, '1', null, soon),
  linkIssues: () =>
    jira.linkIssues(auth, { typeId: '1', inwardId: '2', outwardId: '3', id: '4' }, soon),
  deleteIssue: () => jira.deleteIssue(auth, '1', soon),
  deleteComment: () => jira.deleteComment(auth, '1', '2', soon),
  deleteLink: () => jira.deleteLink(auth, '1', soon),
  notify: () => jira.notify(auth, '1', { subject: '', text: '', html: '', accountIds: [] }, soon),
  setIssueProperty: () => jira.setIssueProperty(auth, '1', { key: 'key', value: {} }, soon),
  setFieldValues: () => jira.setFieldValues(auth, 'customfield_1', [], soon),
  getMyself: () => jira.getMyself(auth),
  listMyGroups: () => jira.listMyGroups(auth),
  findKnownAccounts: () => jira.findKnownAccounts(auth, ['1']),
  findNames: () => jira.findNames(auth, ['1']),
  findKnownGroups: () => jira.findKnownGroups(auth, ['1']),
  isAssignable: () => jira.isAssignable(auth, '1', 'acc-ada'),
  listWorkflows: () => jira.listWorkflows(auth, { startAt: 0 }),
};

const named = Object.entries(jiraCalls);

describe('L7 the calls to Jira', () => {
  it.each(named)('%s is the request that administrators are told of', async (name, { request }) => {
    server.requests.length = 0;
    await calls[name as keyof JiraClient]().catch(() => {});
    const made = server.requests.map(({ method, url }) => {
      const path = url.replace('/rest/api/3', '').replace(/\?.*/, '');
      return `${method} ${path.replaceAll(/\/\d+(?=\/|$)/g, '/{id}').replace(/key$/, '{key}')}`;
    });
    expect(made).toEqual([request]);
  });

  it('are all that the client can make', () => {
    expect(Object.keys(jiraCalls).sort()).toEqual(Object.keys(jira).sort());
  });

  const description = readDescription();
  (description ? it : it.skip)('need the scope that Jira publishes for each', () => {
    const anyName = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');
    for (const [name, { request, scope }] of named) {
      const [method = '', path = ''] = request.split(' ');
      const found = Object.entries(description!.paths).find(
        ([one]) => anyName(one) === anyName(`/rest/api/3${path}`),
      );
      const security = found?.[1][method.toLowerCase()]?.security ?? [];
      const scopes = security.flatMap(({ OAuth2 = [] }) => OAuth2);
      // Announced for values of an app's own field, and not yet asked for.
      const asked = name === 'setFieldValues' ? [] : [scope];
      expect([name, scopes]).toEqual([name, asked]);
    }
  });
});
