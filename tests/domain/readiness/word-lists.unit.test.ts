import { describe, expect, it } from '@jest/globals';
import { german } from '../../../domain/readiness/wording/de.ts';
import { english } from '../../../domain/readiness/wording/en.ts';
import { endings } from '../../../domain/readiness/wording/endings.ts';
import { spanish } from '../../../domain/readiness/wording/es.ts';
import { french } from '../../../domain/readiness/wording/fr.ts';
import { phrasesOf } from '../../../domain/readiness/wording/terms.ts';

const languages = [
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
] as const;
const lists = languages.flatMap(([language, kinds]) =>
  Object.entries(kinds).map(([kind, terms]) => [language, kind, terms] as const),
);

describe('word lists', () => {
  it.each(lists)(
    '%s %s: words, each in one class, marked from its first word',
    (language, _kind, terms) => {
      const classes = Object.entries({ ...terms.classes, except: terms.except ?? '' });
      const seen = new Map<string, string>();
      for (const [meaning, list] of classes)
        for (const { words, from } of phrasesOf(list, endings[language])) {
          const phrase = words.join(' ');
          expect([phrase, seen.get(phrase) ?? meaning, from]).toEqual([phrase, meaning, 0]);
          seen.set(phrase, meaning);
          for (const word of words) expect(word).toMatch(/^(?:[#_]|\*?[\p{Ll}'-]+)$/u);
          expect(phrase).toBe(phrase.normalize('NFC'));
        }
      expect(seen.size).toBeGreaterThan(20);
    },
  );

  it.each([
    ['en', 'improve~', ['improve', 'improves', 'improved', 'improving']],
    ['de', 'klar~', ['klar', 'klare', 'klaren', 'klarem', 'klarer', 'klares']],
    ['de', 'andere~', ['andere', 'anderen', 'anderem', 'anderer', 'anderes']],
    ['fr', 'intuitif~', ['intuitif', 'intuitifs', 'intuitive', 'intuitives']],
    ['fr', 'léger~', ['léger', 'légers', 'légère', 'légères']],
    ['fr', 'idéal~', ['idéal', 'idéale', 'idéales', 'idéaux']],
    ['fr', 'bon~', ['bon', 'bons', 'bonne', 'bonnes']],
    ['fr', 'rapide~', ['rapide', 'rapides']],
    ['fr', 'clair~', ['clair', 'clairs', 'claire', 'claires']],
    ['es', 'rápido~', ['rápido', 'rápida', 'rápidos', 'rápidas']],
    ['es', 'eficaz~', ['eficaz', 'eficaces']],
    ['es', 'simple~', ['simple', 'simples']],
    ['es', 'general~', ['general', 'generales']],
    ['es', 'innovador~', ['innovador', 'innovadora', 'innovadores', 'innovadoras']],
  ] as const)('%s: %s stands for %j', (language, term, expected) => {
    const found = phrasesOf(term, endings[language]).map(({ words }) => words[0]);
    expect(found).toEqual(expected);
  });

  it.each([
    ['a {b|c} d', [['a', 'b', 'd'], ['a', 'c', 'd'], ['a-b-d'], ['a-c-d']]],
    ['a {|b}', [['a'], ['a', 'b'], ['a-b']]],
    ['a _ #', [['a', '_', '#']]],
    [
      'a (b|c)',
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
    ],
  ])('%s stands for %j', (term, expected) => {
    const found = phrasesOf(term, endings.en).map(({ words }) => words);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});
