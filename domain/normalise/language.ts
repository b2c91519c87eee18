import { franc } from 'franc-min';
import type { Language } from '../issue.ts';

/** Shorter texts are guessed wrong too often. */
const shortestText = 40;
const longestSample = 2000;
const languages: Record<string, Language> = { eng: 'en', deu: 'de', fra: 'fr', spa: 'es' };

/** The language of a text, or `unknown`. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, longestSample);
  if (sample.trim().length < shortestText) return 'unknown';
  return languages[franc(sample, { only: Object.keys(languages) })] ?? 'unknown';
}
