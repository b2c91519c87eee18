import type { Language } from '../../issue.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';

const made = new Map<Language, Lexicon>();

/** The word lists of a language; of a text too short to tell, those of English. */
export function lexiconFor(language: Language): Lexicon {
  const known = made.get(language);
  if (known) return known;
  const lexicon = make(language);
  made.set(language, lexicon);
  return lexicon;
}

function make(language: Language): Lexicon {
  switch (language) {
    case 'de':
      return lexiconOf(german, 'de');
    case 'fr':
      return lexiconOf(french, 'fr');
    case 'es':
      return lexiconOf(spanish, 'es');
    default:
      return lexiconOf(english, 'en');
  }
}
