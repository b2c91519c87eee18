import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A module of the app that has a page: where Jira shows it, and what. */
interface Module {
  /** Such as `jira:issueContext`. */
  type: string;
  key: string;
  /** The page of the built app, from its root. */
  page: string;
}

interface Manifest {
  modules: Record<string, { key: string; resource?: string }[]>;
  resources: { key: string; path: string; entry?: Record<string, string> }[];
}

/** What of the manifest a page around the app needs. */
export interface AppPages {
  /** @throws where the manifest has no such module */
  module(key: string): Module;
  /** Every page by the name that a module, or a modal, gives its resource: `key` or `key/entry`. */
  resources: Record<string, string>;
}

/** Reads the manifest of the app, so that what Jira would not show is not shown here either. */
export function readAppPages(): AppPages {
  const file = new URL('../../forge-app/manifest.yml', import.meta.url);
  const manifest = parse(readFileSync(file, 'utf8')) as Manifest;
  const resources = Object.fromEntries(manifest.resources.flatMap(pagesOf));
  const modules = Object.entries(manifest.modules).flatMap(([type, list]) =>
    list.flatMap(({ key, resource }) => {
      const page = resource === undefined ? undefined : resources[resource];
      return page === undefined ? [] : [{ type, key, page }];
    }),
  );
  return {
    resources,
    module(key) {
      const found = modules.find((module) => module.key === key);
      if (!found) throw new Error(`the manifest of the app has no page for a module ${key}`);
      return found;
    },
  };
}

function pagesOf({ key, entry = {} }: Manifest['resources'][number]): [string, string][] {
  const entries = Object.entries(entry).map(([name, path]): [string, string] => [
    `${key}/${name}`,
    `/app/${path}`,
  ]);
  return [[key, '/app/index.html'], ...entries];
}
