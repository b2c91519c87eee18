import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { catalog } from '../../../forge-app/static/app/src/language/catalogs/de/column.ts';
import {
  allOf,
  fromNow,
  moment,
  number,
} from '../../../forge-app/static/app/src/language/format.ts';
import { chooseLanguage } from '../../../forge-app/static/app/src/language/locale.ts';
import {
  isKey,
  learnWords,
  speak,
  t,
} from '../../../forge-app/static/app/src/language/translate.ts';

afterAll(() => speak('en'));

describe('U4 the language of a reader', () => {
  it.each([
    ['de', 'de', 'de'],
    ['de-AT', 'de', 'de-AT'],
    ['de_DE', 'de', 'de-DE'],
    ['fr-CA', 'fr', 'fr-CA'],
    ['en-US', 'en', 'en-US'],
    ['ja-JP', 'en', 'en'],
    ['not a locale', 'en', 'en'],
    ['', 'en', 'en'],
  ])('who is known as %s', (wanted, language, locale) => {
    expect(chooseLanguage(wanted)).toEqual({ language, locale });
  });

  it('has its own plurals, dates, numbers and lists', () => {
    speak('de-AT');
    learnWords('column', catalog);
    expect(t('column.review', { count: 1 })).toBe('1 Änderung prüfen');
    expect(t('column.review', { count: 5 })).toBe('5 Änderungen prüfen');
    const now = new Date('2026-11-24T12:00:00.000Z');
    expect(fromNow('2026-11-24T11:57:00.000Z', now)).toBe('vor 3 Minuten');
    expect(moment(now)).toMatch(/^24\. Nov\.? 2026/);
    expect(number(12_345.5)).toMatch(/^12\s345,5$/);
    expect(allOf(['a', 'b'])).toBe('a und b');
  });

  it('names the same day of a calendar wherever it is read', () => {
    const format = import.meta.resolve('../../../forge-app/static/app/src/language/format.ts');
    const code = `const { calendarDay } = await import('${format}'); console.log(calendarDay('2026-11-24'));`;
    for (const TZ of ['America/Los_Angeles', 'Pacific/Auckland'])
      expect(
        execFileSync(process.execPath, ['--input-type=module', '-e', code], {
          env: { ...process.env, TZ, NODE_OPTIONS: '' },
          encoding: 'utf8',
        }),
      ).toBe('Nov 24, 2026\n');
  });

  it('never makes markup or another message of a value', () => {
    speak('en');
    learnWords('column', { panel: '{name} < {name}' });
    expect(t('column.panel', { name: '<b>{name}</b>' })).toBe('<b>{name}</b> < <b>{name}</b>');
  });

  it('tells a mistake of ours at once, and knows which codes have words', () => {
    speak('en');
    expect(() => t('column.panel')).toThrow('no words are loaded');
    expect(isKey('shared.close')).toBe(true);
    expect(isKey('shared.constructor')).toBe(false);
  });
});
