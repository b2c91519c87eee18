import type { Language } from '../../domain/issue.ts';
import type { WordingKind } from '../../domain/readiness/wording/kinds.ts';
import { resultOf } from './judged.ts';

/** The words that a rule of wording marks in a description. */
export const marked = (kind: WordingKind, description: unknown) =>
  resultOf(`wording.${kind}`, { type: 'Task', summary: 'x', description }).evidence.map(
    ({ text }) => text,
  );

/** Small words that tell the language of a text. */
export const tails: Record<Exclude<Language, 'unknown'>, string> = {
  en: 'And that is of the shop.',
  de: 'Und das ist der Laden mit dem Buch.',
  fr: 'Et les livres sont dans la boutique.',
  es: 'Y los libros son para la tienda en el centro.',
};
