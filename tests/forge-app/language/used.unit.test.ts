import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const app = new URL('../../../forge-app/static/app/src/', import.meta.url);
const catalogs = new URL('language/catalogs/en/', app);
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('language/catalogs/'))
  .map((name) => readFileSync(new URL(name, app), 'utf8'));

const found = (pattern: RegExp) =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key!)));
/** Keys that stand in the sources, and beginnings of those that are put together. */
const whole = found(/'([a-z]+\.[\w.]+)'/gi);
const begun = [...found(/`([a-z]+\.[\w.]*)\$\{/gi)];

describe('U4 every word', () => {
  it.each(readdirSync(catalogs))('of %s is used', async (file) => {
    const { catalog } = await import(new URL(file, catalogs).href);
    const area = file.replace('.ts', '');
    const unused = Object.keys(catalog)
      .map((name) => `${area}.${name}`)
      .filter((key) => !whole.has(key) && !begun.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });
});
