import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const dist = new URL('../../forge-app/static/app/dist/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, dist));

/** The scripts that an entry loads before it paints: its own, and what they import. */
function scriptsOf(page: string): Set<string> {
  const html = read(page).toString('utf8');
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const text = read(`assets/${name}`).toString('utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      visit(imported!);
  };
  for (const [, name] of html.matchAll(/assets\/([^"']+\.js)/g)) visit(name!);
  return found;
}

/** The largest of a catalog's chunks: each language has one. */
function heaviest(area: string): number {
  const catalogs = readdirSync(new URL('assets/', dist)).filter(
    (name) => name.startsWith(`${area}-`) && name.endsWith('.js'),
  );
  return Math.max(...catalogs.map((name) => sizeOf([name])));
}

const sizeOf = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(read(`assets/${name}`)).length, 0);

describe('U1 the script of the column', () => {
  it('is at most 220 KB compressed with its words, and the review comes later', () => {
    const scripts = scriptsOf('index.html');
    const words = ['shared', 'changes', 'column', 'receipt'].map(heaviest);
    const bytes = words.reduce((sum, size) => sum + size, sizeOf(scripts));
    expect(scripts.size).toBeGreaterThan(1);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(220_000);
    // Keys of words stand in the code as they are written: nothing of the review is among it.
    const early = [...scripts].filter((name) => read(`assets/${name}`).includes('review.window'));
    expect(early).toEqual([]);
  });
});
