import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const folder = new URL('../../forge-app/static/app/src/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

describe('the sources of the app', () => {
  it('speak to the bridge in one file only', () => {
    const speaking = sources.filter(({ text }) => text.includes('@forge/'));
    expect(speaking.map(({ name }) => name)).toEqual(['bridge.ts']);
  });

  it('take types from the product, and as code only what has to be the same on both sides', () => {
    const values = sources.flatMap(({ text }) =>
      [
        ...text.matchAll(/^import (?!type )[^;]*'(?:\.\.\/)+((?:domain|api|clients|db)\/[^']+)'/gm),
      ].map(([, path]) => path),
    );
    expect([...new Set(values)].toSorted()).toEqual([
      'clients/jira/calls.ts',
      'domain/audit.ts',
      'domain/decision-turns.ts',
      'domain/operations/adf.ts',
      'domain/quota/usage-csv.ts',
      'domain/sentence.ts',
      'domain/stored-data.ts',
    ]);
  });

  it('never set markup from text', () => {
    for (const { text } of sources) expect(text).not.toMatch(/dangerouslySetInnerHTML|innerHTML/);
  });
});
