import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { buildApp } from '../../api/app.ts';
import { jiraCalls } from '../../clients/jira/calls.ts';
import { peopleModules, platformEndpoints } from '../../domain/forge-modules.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { gateProperty } from '../../domain/publishing/published.ts';

interface Endpoint {
  key: string;
  route?: { path: string };
  auth?: { appUserToken?: { enabled: boolean }; appSystemToken?: { enabled: boolean } };
}

interface Module {
  key: string;
  resource?: string;
  resolver?: { endpoint: string };
  dynamicProperties?: { function: string };
  displayConditions?: object;
}

const folder = new URL('../../forge-app/', import.meta.url).pathname;
const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');
const manifest = parse(textOf('manifest.yml'));
const { modules, permissions, resources, remotes } = manifest;
const endpoints: Endpoint[] = modules.endpoint;
const listed = Object.entries(modules as Record<string, Module[]>).flatMap(([type, list]) =>
  list.map((module) => ({ type, ...module })),
);
/** What people see: modules with a screen. */
const screens = listed.filter(({ resource }) => resource !== undefined);

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
    const used = [...triggers, ...screens.map(({ resolver }) => resolver!)];
    const keys = new Set(used.map(({ endpoint }) => endpoint));
    expect(new Set(endpoints.map(({ key }) => key))).toEqual(keys);
  });

  it('and the modules of people are those that the door knows, each endpoint by its own route', () => {
    const triggered = endpoints.filter(({ route }) => route !== undefined);
    expect(Object.fromEntries(triggered.map(({ key, route }) => [key, route!.path]))).toEqual(
      platformEndpoints,
    );
    expect(Object.fromEntries(screens.map(({ key, type }) => [key, type]))).toEqual(peopleModules);
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
      'avi:jira:created:issue',
      'avi:jira:deleted:issue',
      'avi:jira:updated:issue',
    ]);
  });
});

describe('U1 the screens of the manifest', () => {
  it('are entries of the app, each of which is used', () => {
    const [{ key, entry }] = resources;
    const named = Object.keys(entry).map((name) => `${key}/${name}`);
    expect(new Set(screens.map(({ resource }) => resource))).toEqual(new Set(named));
    for (const file of Object.values<string>(entry))
      expect(globSync(`static/app/${file}`, { cwd: folder })).toHaveLength(1);
  });

  it('have options that Forge knows: its validator lets a misspelt one pass', () => {
    const known = ['type', 'key', 'title', 'label', 'icon', 'resource', 'resolver'];
    const further = ['dynamicProperties', 'displayConditions', 'useAsGetStarted'];
    for (const screen of screens)
      for (const option of Object.keys(screen)) expect([...known, ...further]).toContain(option);
  });

  it('are kept from nobody but those without an account', () => {
    const conditions = screens.flatMap(({ key, displayConditions }) =>
      displayConditions ? [[key, displayConditions]] : [],
    );
    expect(Object.fromEntries(conditions)).toEqual({
      'readygate-issue': { isLoggedIn: true },
      'readygate-project': { isLoggedIn: true },
    });
    expect(textOf('manifest.yml')).not.toContain('unlicensedAccess');
  });

  it('have one plain page for administrators, and one to get started', () => {
    const flags = (module: object) =>
      Object.keys(module).filter((name) => name.startsWith('useAs'));
    expect(modules['jira:adminPage'].map(flags)).toEqual([[], ['useAsGetStarted']]);
  });

  it('have their names in every language, and use each of them', () => {
    const { resources: files, fallback } = manifest.translations;
    const named = new Set(
      [...textOf('manifest.yml').matchAll(/i18n: ([\w.]+)/g)].map(([, name]) => name),
    );
    expect(files.map(({ key }: { key: string }) => key)).toContain(fallback.default);
    for (const { path } of files) expect(new Set(namesIn(JSON.parse(textOf(path))))).toEqual(named);
  });

  it.each(['en-US', 'de-DE', 'fr-FR', 'es-ES'])(
    'call the panel as it calls itself: %s',
    async (locale) => {
      const file = `static/app/src/language/catalogs/${locale.slice(0, 2)}/column.ts`;
      const { catalog } = await import(join(folder, file));
      expect(JSON.parse(textOf(`translations/${locale}.json`)).issue.label).toBe(catalog.panel);
    },
  );

  it('have an icon of the app itself', () => {
    const icons = [...textOf('manifest.yml').matchAll(/icon: resource:app;(.*)/g)];
    expect(icons.length).toBeGreaterThan(0);
    for (const [, file = ''] of icons)
      expect(textOf(`static/app/public/${file}`)).toMatch(/^<svg /);
  });
});

describe('R12 what scores are published by', () => {
  it('are the properties that the backend writes', () => {
    const properties = modules['jira:entityProperty'].map(
      ({ propertyKey }: { propertyKey: string }) => propertyKey,
    );
    expect(properties.sort()).toEqual([gateProperty, markerProperty].sort());
  });

  it('is read by a function for the status of the panel, and there is none besides', () => {
    const handlers = modules.function.map(({ handler }: { handler: string }) => handler);
    expect(handlers).toEqual(['index.status']);
    expect(textOf('src/index.ts')).toMatch(/export async function status\(/);
    const used = listed.flatMap(({ dynamicProperties }) => dynamicProperties?.function ?? []);
    expect(used).toEqual(modules.function.map(({ key }: Module) => key));
  });
});

describe('L9 what the app may reach', () => {
  const sources = globSync(['src/**/*.ts', 'static/app/src/**/*.{ts,tsx}'], { cwd: folder });

  it('is the backend, by the bridge alone, and Jira from inside Forge', () => {
    expect(permissions.external).toBeUndefined();
    expect(remotes).toEqual([
      {
        key: 'readygate',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the manifest's own variable
        baseUrl: '${READYGATE_BASE_URL}',
        operations: ['storage', 'compute'],
        storage: { inScopeEUD: true },
      },
    ]);
    expect(sources.length).toBeGreaterThan(10);
    const calling = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|requestRemote)\b/;
    for (const path of sources) {
      const text = textOf(path);
      expect([path, calling.exec(text)?.[0]]).toEqual([path, undefined]);
      const reachesJira = text.includes('requestJira');
      expect([path, reachesJira]).toEqual([path, path === 'src/index.ts']);
    }
  });

  it('is read for the status by one call that its scope covers', () => {
    const routes = [...textOf('src/index.ts').matchAll(/route`([^`?]+)/g)].map(([, path]) => path);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in the source
    expect(routes).toEqual(['/rest/api/3/issue/${id}']);
    expect(permissions.scopes).toContain(jiraCalls.getIssue.scope);
  });

  it('is called from one file of the screens', () => {
    const callers = sources.filter((path) => /from '@forge\/bridge'/.test(textOf(path)));
    expect(callers).toEqual(['static/app/src/bridge.ts']);
  });

  it('runs no script but its own', () => {
    expect(permissions.content).toEqual({ styles: ['unsafe-inline'] });
  });
});

describe('T3 the licence', () => {
  it('is asked for by whoever adds it, so that the app can be shared by a link', () => {
    expect(manifest.app.licensing).toBeUndefined();
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

/** Names of texts, by the dots that lead to them. */
function namesIn(texts: Record<string, unknown>, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${before}${name}`]
      : namesIn(value as Record<string, unknown>, `${before}${name}.`),
  );
}
