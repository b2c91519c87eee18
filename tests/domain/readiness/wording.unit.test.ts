import { describe, expect, it } from '@jest/globals';
import type { WordingKind } from '../../../domain/readiness/wording/kinds.ts';
import { issueOf, resultOf } from '../../helpers/judged.ts';
import { marked, tails } from '../../helpers/wording.ts';

type Case = [keyof typeof tails, WordingKind, string, string[]];

const cases: Case[] = [
  [
    'en',
    'subjective',
    'An easy-to-use, user friendly and user-friendly page.',
    ['easy-to-use', 'user friendly', 'user-friendly'],
  ],
  ['en', 'subjective', 'As long as it runs. A high priority. Large icons.', ['Large']],
  [
    'en',
    'ambiguous',
    'It is usually too slow. At least the page. At least 3 pages.',
    ['usually', 'too', 'At least'],
  ],
  [
    'en',
    'non_verifiable',
    'It is possible to pay. Avoid possible errors. Minimising clicks.',
    ['possible', 'Minimising'],
  ],
  ['en', 'superlative', 'The most recent one, at least one, the fastest.', ['most', 'fastest']],
  [
    'en',
    'comparative',
    'It is no longer slower. Less than 5 seconds. Version 6 or higher.',
    ['slower'],
  ],
  [
    'en',
    'negative',
    'It doesn’t print and must not exceed 3 pages. Never do.',
    ['doesn’t', 'Never'],
  ],
  [
    'en',
    'vague_pronoun',
    'This is shown. This page opens. It is possible. When it opens.',
    ['This', 'it'],
  ],
  [
    'en',
    'uncertain_verb',
    'I would like a page so that I can pay. It might open in May.',
    ['might'],
  ],
  [
    'en',
    'loophole',
    'Pages, etc. are shown if at all possible, as soon as possible.',
    ['etc', 'if at all possible', 'as soon as possible'],
  ],
  [
    'de',
    'subjective',
    'Eine benutzerfreundliche, einfache Seite mit großem Knopf.',
    ['benutzerfreundliche', 'einfache', 'großem'],
  ],
  ['de', 'subjective', 'Im Allgemeinen so lange wie nötig, falls nötig.', ['nötig']],
  [
    'de',
    'ambiguous',
    'Üblicherweise sehr zeitnahe Mails, mindestens 3 Stück.',
    ['Üblicherweise', 'sehr', 'zeitnahe'],
  ],
  ['de', 'non_verifiable', 'Es ist möglich. Mehrere mögliche Fehler.', ['Mehrere', 'mögliche']],
  [
    'de',
    'superlative',
    'Am schnellsten ist das größte, bestmögliche Bild.',
    ['Am schnellsten', 'größte', 'bestmögliche'],
  ],
  [
    'de',
    'comparative',
    'Es ist nicht mehr da, hat keine Bücher mehr, ist größer und deutlich schneller.',
    ['größer', 'deutlich schneller'],
  ],
  [
    'de',
    'negative',
    'Es darf nicht nur 3 MB nicht überschreiten, sondern keinem Kunden nie fehlen.',
    ['keinem', 'nie'],
  ],
  [
    'de',
    'vague_pronoun',
    'Es gibt Bücher. Dies wird gezeigt, wenn es anderen gehört.',
    ['Dies', 'es', 'anderen'],
  ],
  ['de', 'uncertain_verb', 'Es könnte sein, damit ich Bücher kaufen kann.', ['könnte']],
  [
    'de',
    'loophole',
    'Bücher usw. und ggf. Karten, soweit möglich, so schnell wie möglich.',
    ['usw', 'ggf', 'soweit möglich', 'so schnell wie möglich'],
  ],
  [
    'fr',
    'subjective',
    'Des pages intuitives, conviviales et si nécessaire légères.',
    ['intuitives', 'conviviales', 'légères'],
  ],
  [
    'fr',
    'ambiguous',
    'Très souvent, au moins 3 pages et au moins la page.',
    ['Très', 'souvent', 'au moins'],
  ],
  [
    'fr',
    'non_verifiable',
    'Il est possible de payer. Plusieurs erreurs possibles.',
    ['Plusieurs', 'possibles'],
  ],
  [
    'fr',
    'superlative',
    'Le plus grand livre et les meilleures pages.',
    ['Le plus', 'les meilleures'],
  ],
  [
    'fr',
    'comparative',
    'Le plus grand livre est plus rapide. La taille est inférieure à 3.',
    ['plus rapide'],
  ],
  [
    'fr',
    'negative',
    'Il ne doit pas dépasser 3 pages. Il ne montre pas la page et aucune image.',
    ['ne montre pas', 'aucune'],
  ],
  ['fr', 'vague_pronoun', 'Ceci est montré entre autres, et celui-ci aussi.', ['Ceci', 'celui-ci']],
  [
    'fr',
    'uncertain_verb',
    'La page pourrait être là, et devrait peut-être partir.',
    ['pourrait', 'devrait'],
  ],
  [
    'fr',
    'loophole',
    'Les pages, etc. dans la mesure du possible, le cas échéant.',
    ['etc', 'dans la mesure du possible', 'le cas échéant'],
  ],
  [
    'es',
    'subjective',
    'Páginas rápidas y fáciles, claras en general.',
    ['rápidas', 'fáciles', 'claras'],
  ],
  [
    'es',
    'ambiguous',
    'Normalmente muy pronto, al menos 3 páginas.',
    ['Normalmente', 'muy', 'pronto'],
  ],
  ['es', 'non_verifiable', 'Es posible pagar. Varios errores posibles.', ['Varios', 'posibles']],
  [
    'es',
    'superlative',
    'El más grande y la mejor página, rapidísima.',
    ['El más', 'la mejor', 'rapidísima'],
  ],
  [
    'es',
    'comparative',
    'El mejor libro es más rápido. Mayor o igual, mayor que 3.',
    ['más rápido'],
  ],
  [
    'es',
    'negative',
    'No debe superar 3. No solo eso: no muestra ninguna página.',
    ['no', 'ninguna'],
  ],
  ['es', 'vague_pronoun', 'Por eso, esto se muestra con otras páginas.', ['esto', 'otras']],
  ['es', 'uncertain_verb', 'La página podría abrirse y debería verse.', ['podría', 'debería']],
  [
    'es',
    'loophole',
    'Las páginas, etc. si es posible, lo antes posible.',
    ['etc', 'si es posible', 'lo antes posible'],
  ],
];

describe('R6 words that say too little', () => {
  it.each(cases)('%s, %s: %s', (language, kind, text, expected) => {
    const description = `${text}\n\n${tails[language]}`;
    expect(issueOf({ summary: 'x', description }).language).toBe(language);
    expect(marked(kind, description).filter((word) => text.includes(word))).toEqual(expected);
  });

  it('are looked for in English where the language cannot be told', () => {
    expect(issueOf({ summary: 'Quick search' }).language).toBe('unknown');
    expect(resultOf('wording.subjective', { summary: 'Quick search' }).evidence).toEqual([
      { field: 'summary', start: 0, end: 5, text: 'Quick' },
    ]);
  });

  it('are no matter in a bug where they say what does not happen', () => {
    const row = { type: 'Bug', description: 'The page does not open.' };
    expect(resultOf('wording.negative', row).outcome).toBe('not_applicable');
  });

  it('are found in composed and decomposed letters, at the places of the field', () => {
    const description = `Eine scho\u0308ne Seite. ${tails.de}`;
    const [span] = resultOf('wording.subjective', { summary: 'x', description }).evidence;
    expect(span).toEqual({ field: 'description', start: 5, end: 12, text: 'scho\u0308ne' });
  });
});
