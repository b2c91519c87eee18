import { IntlMessageFormat } from 'intl-messageformat';
import type { Area, Key, Words } from './areas.ts';
import { catalog as shared } from './catalogs/en/shared.ts';

export type Values = Record<string, string | number>;

let locale = 'en';
const words = new Map<string, string>();
const formats = new Map<string, IntlMessageFormat>();

/** Sets whose dates, numbers and plurals are used; words that were learnt are forgotten. */
export function speak(chosen: string): void {
  locale = chosen;
  words.clear();
  formats.clear();
  // For the words of a mistake, where nothing else could be loaded.
  learnWords('shared', shared);
}

/** The locale that dates and numbers are written in. */
export function spokenLocale(): string {
  return locale;
}

/** Makes the words of one area known. */
export function learnWords(area: Area, catalog: Words): void {
  for (const [name, message] of Object.entries(catalog)) {
    const key = `${area}.${name}`;
    words.set(key, message);
    formats.delete(key);
  }
}

/** Whether there are words for something that came from outside, such as a code. */
export function isKey(key: string): key is Key {
  return words.has(key);
}

/**
 * The words of a key in the reader's language, by ICU's rules of plurals and choices.
 * @throws where the area was not loaded or a value is missing: a mistake of ours
 */
export function t(key: Key, values: Values = {}): string {
  let format = formats.get(key);
  if (!format) {
    const message = words.get(key);
    if (message === undefined) throw new Error(`no words are loaded for ${key}`);
    // Words hold no markup: a `<` is a `<`.
    format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

speak(locale);
