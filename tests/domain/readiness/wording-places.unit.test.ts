import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjectOf } from '../../../domain/readiness/subject.ts';
import { wordingKinds } from '../../../domain/readiness/wording/kinds.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { filled, growth, linear } from '../../helpers/growth.ts';
import { issueOf, resultOf } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';
import { marked, tails } from '../../helpers/wording.ts';

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
