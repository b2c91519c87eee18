const languages = ['en', 'de', 'fr', 'es'] as const;

export type Language = (typeof languages)[number];

export interface Choice {
  /** Whose words are shown. */
  language: Language;
  /** How dates and numbers are written: that of the reader where the words are of the same language. */
  locale: string;
}

/** The language of a reader whom Jira gives this locale; English where there is no better one. */
export function chooseLanguage(wanted: string): Choice {
  const locale = canonical(wanted);
  const language = languages.find((known) => locale?.split('-')[0] === known);
  return language && locale ? { language, locale } : { language: 'en', locale: 'en' };
}

/** Jira writes locales with an underscore in places. */
function canonical(wanted: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(wanted.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
