import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { buildApp } from '../../api/app.ts';
import { jiraCalls } from '../../clients/jira/calls.ts';
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

describe('L7 the scopes of the manifest', () => {
  it('are exactly those of the Jira calls that we make, and those of the tokens', () => {
    // What only a setting turns on brings its scope with it.
    const made = Object.values(jiraCalls).filter(({ setting }) => setting === undefined);
    const needed = new Set([
      ...made.map(({ scope }) => scope),
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
