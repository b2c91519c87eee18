import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { projectFile } from '../helpers/compose.ts';

const { paths } = JSON.parse(projectFile('docs/openapi.json')) as {
  paths: Record<string, Record<string, unknown>>;
};
const served = Object.keys(paths);
const sources = new URL('../../forge-app/static/app/src/', import.meta.url).pathname;

/** Addresses that the app's sources spell, with the method where it stands beside one. */
const asked = globSync('**/*.{ts,tsx}', { cwd: sources }).flatMap((file) =>
  [
    ...readFileSync(join(sources, file), 'utf8').matchAll(
      /(?:'(GET|POST|PUT|DELETE)',\s*)?[`'](\/v1\/(?:\$\{[^}]*\}|[\w./-])*)/g,
    ),
  ].map(([, method, path = '']) => ({ file, method, path })),
);

/** Whether the API serves a path; what is put into it stands for any part. */
function matching(path: string, { asPrefix }: { asPrefix: boolean }): string[] {
  const parts = path.replace(/(\/)?\$\{query\}$/, '').split('/');
  const pattern = parts
    .map((part) => (part.includes('${') ? '[^/]+' : part.replaceAll('.', '\\.')))
    .join('/');
  const whole = new RegExp(`^${pattern}${asPrefix ? '(?:/|$)' : '$'}`);
  return served.filter((one) => whole.test(one));
}

describe('U1 what the app asks of the API', () => {
  it('is spelt in its sources', () => {
    expect(asked.length).toBeGreaterThan(5);
  });

  it.each(asked)('$file: $method $path is served', ({ method, path }) => {
    const found = matching(path, { asPrefix: method === undefined });
    const known = found.filter(
      (one) => method === undefined || method.toLowerCase() in (paths[one] ?? {}),
    );
    expect(known).not.toEqual([]);
  });
});

describe('L1 what the platform asks of the API', () => {
  it('is what the manifest names, and nothing more', () => {
    const platform = served.filter((path) => path.startsWith('/forge/'));
    expect(platform.sort()).toEqual(Object.values<string>(platformEndpoints).sort());
  });
});
