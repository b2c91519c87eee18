import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const dist = new URL('../../forge-app/static/app/dist/', import.meta.url).pathname;
const textOf = (path: string) => readFileSync(join(dist, path), 'utf8');
const pages = globSync('*.html', { cwd: dist });
const scripts = globSync('assets/*.js', { cwd: dist });

/** Addresses in the code of others that name something and are never called, and what they are for. */
const names = [
  'http://www.w3.org/', // name spaces
  'https://reactjs.org/docs/error-decoder.html', // words of an error
  'https://iframe-resizer.com/upgrade', // words of an error
  'https://go.atlassian.com/forge-tunneling-with-custom-ui', // words of an error
  'https://developer.atlassian.com/platform/forge/', // words of an error
  'https://compiledcssinjs.com/docs/installation', // words of an error
  'https://${', // how an address is read
];

/** What libraries do only where no browser is: a page has `self` and `globalThis`. */
const fallbacks = [
  '||Function(`return this`)()',
  'globalThis.regeneratorRuntime=n:Function(`r`,`regeneratorRuntime = r`)(n)',
];

describe('L9 the built app', () => {
  it('is three pages and their scripts', () => {
    expect(pages.sort()).toEqual(['admin.html', 'index.html', 'project.html']);
    expect(scripts.length).toBeGreaterThan(3);
  });

  it.each(pages)('%s has no script in its text, and none from elsewhere', (page) => {
    const text = textOf(page);
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(text).not.toMatch(/<script[^>]*>\s*[^\s<]/);
    expect(text).not.toMatch(/\son\w+\s*=/);
    const sources = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect(source).toMatch(/^\.\/[\w./-]+$/);
  });

  it.each(scripts)('%s makes no code from text', (script) => {
    const text = fallbacks.reduce((rest, one) => rest.replaceAll(one, ''), textOf(script));
    const making = /\beval\(|\bFunction\(|\bset(?:Timeout|Interval)\(['"`]/;
    expect(making.exec(text)?.[0]).toBeUndefined();
  });

  it('holds the address of nobody else', () => {
    const files = [...scripts, ...globSync('assets/*.css', { cwd: dist })];
    const found = files.flatMap(
      (file) => textOf(file).match(/(?:https?|wss?):\/\/[^\s"'`\\)]*/g) ?? [],
    );
    const others = found.filter((address) => !names.some((name) => address.startsWith(name)));
    expect(others).toEqual([]);
    // Whatever is not there any more needs no excuse.
    expect(names.filter((name) => !found.some((address) => address.startsWith(name)))).toEqual([]);
  });
});
