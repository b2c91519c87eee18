import type { ReaderLanguage } from './rule.ts';

const known = ['en', 'de', 'fr', 'es'] as const;

export function isReaderLanguage(code: string): code is ReaderLanguage {
  return known.some((language) => language === code);
}

/** The first language of an Accept-Language header that reports can be read in; English where none is. */
export function readerLanguage(header: string | undefined): ReaderLanguage {
  const codes = (header ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return codes.find(isReaderLanguage) ?? 'en';
}
