import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { readPlain } from '../../../domain/text/plain.ts';
import { looksLikeWiki, readWiki } from '../../../domain/text/wiki.ts';
import { expectSoundBlocks } from '../../helpers/expect-spans.ts';
import { hostileText } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

function blocksOf(read: typeof readPlain, given: string) {
  const { text, blocks } = read(given);
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe('plain text', () => {
  it.each([
    [
      '# Scope\ntext',
      [
        ['heading', 'Scope'],
        ['paragraph', 'text'],
      ],
    ],
    [
      'Acceptance criteria:\r\n- a\r\n- b\r\n',
      [
        ['heading', 'Acceptance criteria:'],
        ['item', 'a'],
        ['item', 'b'],
      ],
    ],
    [
      '**Scope**\nx',
      [
        ['heading', '**Scope**'],
        ['paragraph', 'x'],
      ],
    ],
    [
      'one\ntwo\n\nthree',
      [
        ['paragraph', 'one\ntwo'],
        ['paragraph', 'three'],
      ],
    ],
    [
      '1. a\n2) b\n• c',
      [
        ['item', 'a'],
        ['item', 'b'],
        ['item', 'c'],
      ],
    ],
    [
      '- a\n  goes on\nnot here',
      [
        ['item', 'a\n  goes on'],
        ['paragraph', 'not here'],
      ],
    ],
    [
      '```\n- code\n```\n> said',
      [
        ['code', '- code'],
        ['quote', 'said'],
      ],
    ],
    [
      '| a | b |',
      [
        ['cell', 'a'],
        ['cell', 'b'],
      ],
    ],
    ['2.5 seconds\n-5 degrees', [['paragraph', '2.5 seconds\n-5 degrees']]],
  ])('%j', (given, expected) => {
    expect(blocksOf(readPlain, given)).toEqual(expected);
  });

  it('knows ticked boxes and depth', () => {
    const { blocks } = readPlain('- [x] done\n- [ ] open\n    - below');
    expect(blocks.map(({ checked, level }) => [checked, level])).toEqual([
      [true, 1],
      [false, 1],
      [undefined, 3],
    ]);
  });
});

describe('wiki markup', () => {
  it.each([
    [
      'h2. Scope\ntext',
      [
        ['heading', 'Scope'],
        ['paragraph', 'text'],
      ],
    ],
    [
      '*Scope*\nx',
      [
        ['heading', 'Scope*'],
        ['paragraph', 'x'],
      ],
    ],
    [
      '# a\n## b\n* c',
      [
        ['item', 'a'],
        ['item', 'b'],
        ['item', 'c'],
      ],
    ],
    [
      '{code:java}\n# no item\n{code}\nafter',
      [
        ['code', '# no item'],
        ['paragraph', 'after'],
      ],
    ],
    ['{code}one line{code}\nafter', [['paragraph', '{code}one line{code}\nafter']]],
    [
      'bq. said\n----\n',
      [
        ['quote', 'said'],
        ['paragraph', '----'],
      ],
    ],
    [
      '||a||b||',
      [
        ['cell', 'a'],
        ['cell', 'b'],
      ],
    ],
  ])('%j', (given, expected) => {
    expect(blocksOf(readWiki, given)).toEqual(expected);
  });

  it.each([
    ['h3. Steps', true],
    ['{noformat}\nx\n{noformat}', true],
    ['||a||b||', true],
    ['# one\n# two', true],
    ['# A title of Markdown\n\ntext', false],
    ['* one\n* two', false],
    ['{code', false],
  ])('%j is told apart from plain text: %s', (given, wiki) => {
    expect(looksLikeWiki(given)).toBe(wiki);
  });
});

describe('spans of texts', () => {
  it.each([
    ['plain', readPlain],
    ['wiki', readWiki],
  ])('%s: the text stays as given, and blocks lie in it', (_name, read) => {
    fc.assert(
      fc.property(hostileText, (given) => {
        const { text, blocks } = read(given);
        expect(text).toBe(given.toWellFormed());
        expectSoundBlocks(text, blocks);
      }),
    );
  });

  it('an empty text is empty, not missing or unreadable', () => {
    expect(readPlain(' \r\n\t')).toEqual({ read: 'empty', text: ' \r\n\t', blocks: [] });
  });
});
