import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { filled, growth, linear } from '../../helpers/growth.ts';
import { issueOf } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

const sentencesOf = (description: unknown) =>
  subjectOf(issueOf({ description }), null).sentences.filter(
    ({ field }) => field.key === 'description',
  );
const cut = (description: unknown) =>
  sentencesOf(description).map(({ field, start, end }) => field.text.slice(start, end));

describe('sentences', () => {
  it.each<[string, string, string[]]>([
    [
      'end with their marks',
      'It is so. Is it? Yes! Fine…',
      ['It is so.', 'Is it?', 'Yes!', 'Fine…'],
    ],
    [
      'keep closing quotes',
      'He said "stop." She left (late.) Then',
      ['He said "stop."', 'She left (late.)', 'Then'],
    ],
    [
      'go on in lower case only after dots that trail off',
      'It waits... then it stops. it fails',
      ['It waits... then it stops.', 'it fails'],
    ],
    [
      'go on after abbreviations',
      'Use one, e.g. Redis, z. B. Valkey, cf. No. 5 resp. Nr. 6.',
      ['Use one, e.g. Redis, z. B. Valkey, cf. No. 5 resp. Nr. 6.'],
    ],
    [
      'may end with an abbreviation',
      'Cards, wallets, etc. Then pay. Cards etc. are shown.',
      ['Cards, wallets, etc.', 'Then pay.', 'Cards etc. are shown.'],
    ],
    [
      'go on after a number with its dot',
      'Am 3. Mai und im 2. Versuch. It is 5. Then 6.',
      ['Am 3. Mai und im 2. Versuch.', 'It is 5.', 'Then 6.'],
    ],
    [
      'do not end within versions, paths and addresses',
      'Node 24.9.1 at a.example/b.c is used. Yes',
      ['Node 24.9.1 at a.example/b.c is used.', 'Yes'],
    ],
    [
      'end with a short line',
      'Open the cart\npress pay\nSee nothing',
      ['Open the cart', 'press pay', 'See nothing'],
    ],
    [
      'go on over a line that was full',
      'The customer opens the cart on the second page of the\nshop and pays.',
      ['The customer opens the cart on the second page of the\nshop and pays.'],
    ],
    ['go on after a comma', 'As a buyer,\nI pay', ['As a buyer,\nI pay']],
    [
      'are those of each item, cell and heading',
      'h2. Scope\n* One. Two\n|| A || B ||\n| See it. D | e |',
      ['Scope', 'One.', 'Two', 'A', 'B', 'See it.', 'D', 'e'],
    ],
    ['leave code out', 'It runs.\n{code}\nA. B. C.\n{code}\nIt stops.', ['It runs.', 'It stops.']],
  ])('%s', (_name, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('of a document are those of its paragraphs, lists and tables', () => {
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const content = [
      paragraph('One. Two'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Three. Four.')] }] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('Five')] }] },
        ],
      },
      { type: 'codeBlock', content: [{ type: 'text', text: 'Six.' }] },
    ];
    expect(cut({ type: 'doc', version: 1, content })).toEqual([
      'One.',
      'Two',
      'Three.',
      'Four.',
      'Five',
    ]);
  });

  it('hold the words of prose, not code within a line and not links', () => {
    const text =
      'Call `fast()` or {{easy.do}} and {code}quick{code} at https://a.example/nice today';
    expect(sentencesOf(text).flatMap(({ tokens }) => tokens.map(({ word }) => word))).toEqual([
      'call',
      'or',
      'and',
      'at',
      'today',
    ]);
  });

  it('lie in their blocks, in order, without white space around them, with their words', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, anyDoc), (description) => {
        let last = 0;
        for (const { field, block, start, end, tokens } of sentencesOf(description)) {
          const text = field.text.slice(start, end);
          expect(text).toBe(text.trim());
          expect(text).not.toBe('');
          expect([last <= start, block.start <= start, end <= block.end]).toEqual([
            true,
            true,
            true,
          ]);
          for (const token of tokens) {
            expect(start <= token.start && token.end <= end).toBe(true);
            expect(field.text.slice(token.start, token.end).toLowerCase()).toBe(token.word);
          }
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (length: number) => string]>([
    ['dots', filled('.')],
    ['gaps', filled('. \n')],
    ['spaces', (length) => `a.${' '.repeat(length)}b`],
    ['backticks', filled('`a {{ {code} ')],
    ['one word', filled('a')],
    ['letters with dots', filled('a.')],
  ])('take time linear in the length of a text: %s', (_name, textOf) => {
    expect(growth(textOf, sentencesOf)).toBeLessThan(linear);
  });
});
