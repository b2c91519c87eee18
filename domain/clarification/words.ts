import type { Span } from '../issue.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';

/** Marked words that a question quotes, at most, and the length of each in UTF-16 units. */
const mostQuoted = 3;
const longestQuote = 120;

const quotes: Record<ReaderLanguage, readonly [open: string, close: string]> = {
  en: ['“', '”'],
  de: ['„', '“'],
  fr: ['« ', ' »'],
  es: ['«', '»'],
};

/** What is asked where fields could not be read; `{words}` names what was not judged. */
export const unreadableQuestion: Record<ReaderLanguage, string> = {
  en: 'A field could not be read, so this was not judged: {words}. Can somebody open it in the editor and save it again?',
  de: 'Ein Feld ließ sich nicht lesen, deshalb wurde nicht beurteilt: {words}. Kann es jemand im Editor öffnen und neu speichern?',
  fr: 'Un champ n’a pas pu être lu, ceci n’a donc pas été évalué : {words}. Quelqu’un peut-il l’ouvrir dans l’éditeur et l’enregistrer à nouveau ?',
  es: 'Un campo no se pudo leer, así que no se evaluó: {words}. ¿Alguien puede abrirlo en el editor y guardarlo de nuevo?',
};

/** The words at some places, each once. */
export function wordsAt(evidence: readonly Span[]): string[] {
  return [...new Set(evidence.map(({ text }) => text.replace(/\s+/gu, ' ').trim()))].filter(
    (words) => words !== '',
  );
}

/**
 * A question with the words that it is about in the quotation marks of its language. What stands in
 * square brackets is left out where there are none; null where the question is about nothing without.
 */
export function filled(
  template: string,
  words: readonly string[],
  language: ReaderLanguage,
): string | null {
  const quoted = words.slice(0, mostQuoted).map((one) => quoteOf(one, language));
  if (quoted.length > 0)
    return template.replaceAll(/[[\]]/g, '').replaceAll('{words}', () => quoted.join(', '));
  const bare = template.replaceAll(/\[[^[\]]*\]/g, '');
  return bare.includes('{words}') ? null : bare;
}

function quoteOf(words: string, language: ReaderLanguage): string {
  const [open, close] = quotes[language];
  const text =
    words.length > longestQuote ? `${words.slice(0, longestQuote).toWellFormed().trim()}…` : words;
  return `${open}${text}${close}`;
}
