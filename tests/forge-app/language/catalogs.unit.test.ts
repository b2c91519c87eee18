import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

const folder = new URL('../../../forge-app/static/app/src/language/catalogs/', import.meta.url);
const others = readdirSync(folder).filter((language) => language !== 'en');
const areas = readdirSync(new URL('en/', folder));

type Catalog = Record<string, string>;
type Part = ReturnType<IntlMessageFormat['getAst']>[number];

async function read(language: string, area: string): Promise<Catalog> {
  return (await import(new URL(`${language}/${area}`, folder).href)).catalog;
}

/** The names of what a message takes; which of them need a plural is each language's own affair. */
function argumentsOf(message: string): string[] {
  const format = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
  return [...new Set(format.getAst().flatMap(partsOf))].sort();
}

/** Literal text and the number sign of a plural take nothing of their own. */
function partsOf(part: Part): string[] {
  if (part.type === 0 || part.type === 7) return [];
  const inner = 'options' in part ? Object.values(part.options).flatMap(({ value }) => value) : [];
  return [part.value, ...inner.flatMap(partsOf)];
}

describe('U4 the words of the app', () => {
  it('are there in English, German, French and Spanish', () => {
    expect(others.sort()).toEqual(['de', 'es', 'fr']);
    for (const language of others)
      expect(readdirSync(new URL(`${language}/`, folder)).sort()).toEqual([...areas].sort());
  });

  it.each([
    ['en', 'en-US'],
    ['de', 'de-DE'],
    ['fr', 'fr-FR'],
    ['es', 'es-ES'],
  ])('name the validator in %s as Jira lists it', async (language, locale) => {
    const translations = new URL(`../../../forge-app/translations/${locale}.json`, import.meta.url);
    const { name } = JSON.parse(readFileSync(translations, 'utf8')).gate;
    expect((await read(language, 'gates.ts'))['unlisted.text']).toContain(name);
  });

  it.each([
    ['de', /arbeitselement/i],
    ['es', /elementos? de trabajo/i],
  ])('have one word for a work item in %s', async (language, other) => {
    for (const area of areas)
      for (const message of Object.values(await read(language, area)))
        expect(message).not.toMatch(other);
  });

  describe.each(areas)('of %s', (area) => {
    it.each(others)('have the same names and take the same values in %s', async (language) => {
      const [english, other] = await Promise.all([read('en', area), read(language, area)]);
      expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
      for (const [name, message] of Object.entries(english)) {
        expect([name, argumentsOf(other[name]!)]).toEqual([name, argumentsOf(message)]);
        expect(other[name]!.trim()).not.toBe('');
      }
    });
  });
});
