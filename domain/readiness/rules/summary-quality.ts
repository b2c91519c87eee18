import type { Language } from '../../issue.ts';
import { fail, numberParam, pass, type Rule, spanOf, unreadable } from '../rule.ts';
import { wordSet } from '../spoken.ts';

/** Words that say nothing of the matter. */
const generic = wordSet({
  en: listed(
    'bug fix issue todo task test story problem update changes improvements misc error new',
  ),
  de: listed(
    'fehler aufgabe problem test änderung änderungen verbesserungen sonstiges neu korrektur',
  ),
  fr: listed(
    'bogue erreur tâche problème test correction modifications améliorations divers nouveau',
  ),
  es: listed('error fallo tarea problema prueba corrección cambios mejoras varios nuevo'),
});

function listed(words: string): readonly string[] {
  return words.split(' ');
}

/** A German compound says what takes two words elsewhere. */
const compound = 12;

function weightOf(word: string, language: Language): number {
  return language === 'de' && word.length >= compound ? 2 : 1;
}

/** The summary can be understood in a list. */
export const summaryQuality: Rule = {
  id: 'summary.quality',
  about: {
    en: 'The summary has three to twenty words, is not shouted, and says more than "bug" or "fix".',
    de: 'Die Zusammenfassung hat drei bis zwanzig Wörter, schreit nicht und sagt mehr als „Fehler“ oder „Fix“.',
    fr: 'Le résumé compte de trois à vingt mots, n’est pas en capitales et dit plus que « bogue » ou « correction ».',
    es: 'El resumen tiene de tres a veinte palabras, no grita y dice más que «error» o «arreglo».',
  },
  cost: 1,
  reads: ['summary'],
  finding: {
    en: {
      title: 'Summary says too little',
      advice: 'Name the thing and what changes, in three to twenty words.',
    },
    de: {
      title: 'Zusammenfassung sagt zu wenig',
      advice: 'Nennen Sie in drei bis zwanzig Wörtern die Sache und was sich ändert.',
    },
    fr: {
      title: 'Le résumé en dit trop peu',
      advice: 'Nommez la chose et ce qui change, en trois à vingt mots.',
    },
    es: {
      title: 'El resumen dice demasiado poco',
      advice: 'Nombra la cosa y lo que cambia, en tres a veinte palabras.',
    },
  },
  question: {
    en: 'Which thing is this about[ ({words})], and what changes about it?',
    de: 'Um welche Sache geht es[ ({words})], und was ändert sich daran?',
    fr: 'De quoi s’agit-il[ ({words})], et qu’est-ce qui change ?',
    es: '¿De qué se trata[ ({words})] y qué cambia?',
  },
  evaluate({ issue: { language }, summary, tokens }, params) {
    if (summary.read === 'unreadable') return unreadable;
    const words = tokens.filter(({ field }) => field === summary);
    const evidence = summary.text.trim() === '' ? [] : [spanOf(summary, 0, summary.text.length)];
    const meaningful = words
      .filter(({ word }) => !generic(language).has(word))
      .reduce((sum, { word }) => sum + weightOf(word, language), 0);
    const tooShort = meaningful < numberParam(params, 'fewest', 3);
    const tooLong = words.length > numberParam(params, 'most', 20);
    const letters = summary.text.replace(/[^\p{L}]/gu, '');
    const shouted =
      letters.length > 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
    if (!tooShort && !tooLong && !shouted) return pass();
    return fail(evidence, {
      words: words.length,
      reason: tooShort ? 'short' : tooLong ? 'long' : 'shouted',
    });
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Show the delivery date in the cart' }],
    fail: [
      { type: 'Bug', summary: 'Bug fix' },
      { type: 'Task', summary: 'UPDATE EVERYTHING IN THE SHOP' },
    ],
  },
};
