import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { buildApp } from '../../api/app.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { peopleModules, platformEndpoints } from '../../domain/forge-modules.ts';
import { markerProperty } from '../../domain/operations/label.ts';

interface Endpoint {
  key: string;
  route?: { path: string };
  auth?: { appUserToken?: { enabled: boolean }; appSystemToken?: { enabled: boolean } };
}

const manifest = parse(
  readFileSync(new URL('../../forge-app/manifest.yml', import.meta.url), 'utf8'),
);
const { modules, permissions } = manifest;
const endpoints: Endpoint[] = modules.endpoint;

/** The scope that Jira asks for each call that we make. */
const scopeOf: Record<string, string> = {
  getIssue: 'read:jira-work',
  getIssueHead: 'read:jira-work',
  getMyPermissions: 'read:jira-work',
  getMyself: 'read:jira-user',
  listMyGroups: 'read:jira-user',
  findKnownAccounts: 'read:jira-user',
  findKnownGroups: 'read:jira-user',
  getRoleMembers: 'read:jira-work',
  getTrace: 'read:jira-work',
  getProject: 'read:jira-work',
  searchProjects: 'read:jira-work',
  listSubtaskTypes: 'read:jira-work',
  listCreateFields: 'read:jira-work',
  bulkFetch: 'read:jira-work',
  search: 'read:jira-work',
  searchPage: 'read:jira-work',
  listComments: 'read:jira-work',
  listFields: 'read:jira-work',
  createIssue: 'write:jira-work',
  addComment: 'write:jira-work',
  editIssue: 'write:jira-work',
  assignIssue: 'write:jira-work',
  linkIssues: 'write:jira-work',
  deleteIssue: 'write:jira-work',
  deleteComment: 'write:jira-work',
  deleteLink: 'write:jira-work',
  getComment: 'read:jira-work',
  listChanges: 'read:jira-work',
  listChangesOfMany: 'read:jira-work',
  listStatusCategories: 'read:jira-work',
  listEditFields: 'read:jira-work',
  listLinkTypes: 'read:jira-work',
  isAssignable: 'read:jira-user',
  notify: 'write:jira-work',
  setFieldValues: 'write:app-data:jira',
  setIssueProperty: 'write:jira-work',
  listWorkflows: 'manage:jira-configuration',
};

/** Scopes of calls that are made only where an operator turned them on, and added the scope. */
const byChoice = new Set(['manage:jira-configuration']);

describe('L7 the scopes of the manifest', () => {
  it('are exactly those of the Jira calls that we make, and those of the tokens', () => {
    const jira = createJiraClient({} as never);
    expect(Object.keys(scopeOf).sort()).toEqual(Object.keys(jira).sort());
    const needed = new Set([
      ...Object.values(scopeOf).filter((scope) => !byChoice.has(scope)),
      'read:app-system-token',
      'read:app-user-token',
    ]);
    expect([...permissions.scopes].sort()).toEqual([...needed].sort());
  });
});

describe('the endpoints of the manifest', () => {
  const triggers = [...modules.trigger, ...modules.scheduledTrigger, ...modules.preUninstall];

  it('that triggers use exist in the API and never ask for a user token', async () => {
    const app = await buildApp({ clock: () => new Date(), log: () => {} } as never);
    for (const { endpoint } of triggers) {
      const { route, auth } = endpoints.find(({ key }) => key === endpoint)!;
      expect(app.hasRoute({ method: 'POST', url: route!.path })).toBe(true);
      expect(auth?.appUserToken).toBeUndefined();
    }
    await app.close();
  });

  it('are all used', () => {
    const used = [...triggers, ...modules['jira:issueContext'].map(resolverOf)];
    const keys = new Set(used.map(({ endpoint }) => endpoint));
    expect(new Set(endpoints.map(({ key }) => key))).toEqual(keys);
  });

  it('and the modules of people are those that the door knows, each endpoint by its own route', () => {
    const triggered = endpoints.filter(({ route }) => route !== undefined);
    expect(Object.fromEntries(triggered.map(({ key, route }) => [key, route!.path]))).toEqual(
      platformEndpoints,
    );
    const people = Object.entries(modules as Record<string, { key: string; resolver?: object }[]>)
      .flatMap(([type, list]) => list.map(({ key, resolver }) => ({ type, key, resolver })))
      .filter(({ resolver }) => resolver !== undefined);
    expect(Object.fromEntries(people.map(({ key, type }) => [key, type]))).toEqual(peopleModules);
  });

  it('bring the token of the installation at least hourly', () => {
    expect(modules.scheduledTrigger).toMatchObject([{ interval: 'hour' }]);
    for (const { key, auth } of endpoints)
      expect([key, auth?.appSystemToken?.enabled]).toEqual([
        key,
        key === 'readygate-uninstall' ? undefined : true,
      ]);
  });

  it('hear of an uninstall, for which there is no event', () => {
    expect(modules.preUninstall).toMatchObject([{ endpoint: 'readygate-uninstall' }]);
  });

  it('hear of installs, upgrades, changed issues and comments under names that exist', () => {
    expect(modules.trigger.flatMap(({ events }: { events: string[] }) => events).sort()).toEqual([
      'avi:forge:installed:app',
      'avi:forge:upgraded:app',
      'avi:jira:commented:issue',
      'avi:jira:deleted:issue',
      'avi:jira:updated:issue',
    ]);
  });
});

describe('W2 the marker', () => {
  it('is indexed where the look-up searches it', () => {
    const [property] = modules['jira:entityProperty'];
    expect(property).toMatchObject({ propertyKey: markerProperty, entityType: 'issue' });
    expect(property.values).toMatchObject([{ path: 'op', type: 'string' }]);
    const lookUp = readFileSync(
      new URL('../../activities/writing/look-up-created.ts', import.meta.url),
      'utf8',
    );
    expect(lookUp).toMatch(/issue\.property\[\$\{markerProperty\}\]\.op =/);
  });
});

function resolverOf({ resolver }: { resolver: { endpoint: string } }): { endpoint: string } {
  return resolver;
}
