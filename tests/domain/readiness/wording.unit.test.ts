import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from '../../../domain/issue.ts';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { type WordingKind, wordingKinds } from '../../../domain/readiness/wording/kinds.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { filled, growth, linear } from '../../helpers/growth.ts';
import { issueOf, resultOf } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

const marked = (kind: WordingKind, description: unknown) =>
  resultOf(`wording.${kind}`, { type: 'Task', summary: 'x', description }).evidence.map(
    ({ text }) => text,
  );

/** Small words that tell the language of a text. */
const tails: Record<Exclude<Language, 'unknown'>, string> = {
  en: 'And that is of the shop.',
  de: 'Und das ist der Laden mit dem Buch.',
  fr: 'Et les livres sont dans la boutique.',
  es: 'Y los libros son para la tienda en el centro.',
};

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

describe('R2 their places', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] });
  const code = { type: 'text', text: 'good()', marks: [{ type: 'strong' }, { type: 'code' }] };
  const mixed = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'Call ' }, code, { type: 'hardBreak' }],
  };
  const doc = {
    type: 'doc',
    version: 1,
    content: [
      paragraph('The page is fast.'),
      mixed,
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph('It is easy'), mixed] }],
      },
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [cell('Name'), cell('A nice one')] }],
      },
      { type: 'codeBlock', content: [{ type: 'text', text: 'the quick brown fox' }] },
    ],
  };

  it.each<[string, unknown, string[]]>([
    ['a document', doc, ['fast', 'easy', 'nice']],
    [
      'wiki markup',
      'h2. A fast page\n* is *easy*\n|| Name || A nice one ||\n| robust | {{quick}} |\n{code}\nsimple\n{code}',
      ['fast', 'easy', 'nice', 'robust'],
    ],
    [
      'plain text',
      '# A fast page\n- [ ] is **easy**\n| nice | `quick` |\n```\nsimple\n```\n> robust',
      ['fast', 'easy', 'nice', 'robust'],
    ],
    [
      'code within a line',
      'Run `make fast` and {code}make easy{code}, then {noformat}good{noformat}.',
      [],
    ],
    ['links', 'See https://a.example/fast-and-easy for the page.', []],
  ])('are exact in %s', (_name, description, expected) => {
    const issue = issueOf({ summary: 'x', description });
    const { evidence } = resultOf('wording.subjective', { summary: 'x', description });
    expect(evidence.map(({ text }) => text)).toEqual(expected);
    expectSlices(issue.texts, evidence);
  });

  it('do not join words of two items or sentences', () => {
    expect(marked('loophole', 'Press it if\n\nPossible answers. As needed')).toEqual(['As needed']);
    expect(marked('loophole', '- as\n- needed')).toEqual([]);
  });

  const words = fc.constantFrom(
    'fast',
    'easy',
    'if',
    'possible',
    'as',
    'soon',
    'at',
    'least',
    'not',
    'it',
    'is',
    '3',
    'nicht',
    'mehr',
    'ne',
    'pas',
    'más',
    'etc.',
    'don’t',
    'so',
    'wie',
  );
  const soup = fc
    .array(fc.oneof(words, hostileText), { maxLength: 30 })
    .map((all) => all.join(' '));
  it('are slices of their field, in order, none of one kind over another, for every text', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, anyDoc),
        fc.constantFrom(...Object.values(tails)),
        (body, tail) => {
          const description = typeof body === 'string' ? `${body}\n\n${tail}` : body;
          const issue = issueOf({ summary: tail, description });
          const { wording } = subjectOf(issue, null);
          for (const kind of wordingKinds)
            for (const { key } of issue.texts) {
              let last = 0;
              for (const { kind: one, field, start, end } of wording) {
                if (one !== kind || field.key !== key) continue;
                expect(last <= start && start < end && end <= field.text.length).toBe(true);
                expect(field.text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}\p{M}]$/su);
                last = end;
              }
            }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each<[string, (length: number) => string]>([
    ['one word', filled('fast ')],
    ['phrases begun', filled('as soon as ')],
    ['exceptions begun', filled('it shall also be ')],
    ['one long word', filled('a')],
    ['one word with many hyphens', filled('as-')],
  ])('take time linear in the length of a text: %s', (_name, textOf) => {
    const read = (description: string) => subjectOf(issueOf({ summary: 'x', description }), null);
    expect(growth(textOf, read)).toBeLessThan(linear);
  });
});
