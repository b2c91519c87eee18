import { describe, expect, it } from '@jest/globals';
import { countItems } from '../../../bench/quality/checklists/index.ts';
import { checklistIssues } from '../../../bench/quality/checklists/issues.ts';
import { readPlain } from '../../../domain/text/plain.ts';
import { readWiki } from '../../../domain/text/wiki.ts';

function itemsOf({ text, blocks }: ReturnType<typeof readPlain>) {
  return blocks
    .filter(({ checked }) => checked !== undefined)
    .map(({ start, end, checked, level }) => [text.slice(start, end), checked, level]);
}

describe('R4 checklists', () => {
  it('are counted exactly in at least 993 of 1,000 issues, in every form there is', () => {
    const issues = checklistIssues(150);
    const exact = issues.filter((issue) => countItems(issue) === issue.items);
    expect(issues.length).toBe(150);
    expect(exact.length / issues.length).toBeGreaterThanOrEqual(0.993);
  });

  it.each([
    [
      '- [ ] a\n  - [x] b c',
      [
        ['a', false, 1],
        ['b c', true, 2],
      ],
    ],
    [
      'AC: [ ] a [x] b',
      [
        ['a', false, 1],
        ['b', true, 1],
      ],
    ],
    [
      '☐ a\n  ☒ b\nc',
      [
        ['a', false, 1],
        ['b', true, 2],
      ],
    ],
    [
      '✅ a\n❌ b',
      [
        ['a', true, 1],
        ['b', false, 1],
      ],
    ],
    [
      '| a | [x] |\n| b | [ ] |',
      [
        ['a', true, 1],
        ['b', false, 1],
      ],
    ],
    ['| a | [x] | [ ] |', []],
    ['Done: (/) yes, and (x) no', []],
    ['The array [ ] and `[x]` in a sentence', []],
    ['[x](https://a.example) is a link', []],
  ])('in %j', (given, expected) => {
    expect(itemsOf(readPlain(given))).toEqual(expected);
  });

  it('in wiki markup', () => {
    expect(itemsOf(readWiki('h3. State\n* (/) a\n** (x) b'))).toEqual([
      ['a', true, 1],
      ['b', false, 2],
    ]);
  });

  it('leave the text around them as it was', () => {
    const { text, blocks } = readPlain('Before.\n☐ a\n☑ b\nAfter.');
    expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['paragraph', 'Before.'],
      ['item', 'a'],
      ['item', 'b'],
      ['paragraph', 'After.'],
    ]);
  });
});
