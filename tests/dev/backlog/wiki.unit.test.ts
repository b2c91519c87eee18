import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wikiDocument } from '../../../dev/backlog/import/wiki.ts';
import { markdownDocument } from '../../../dev/backlog/markup/markdown.ts';
import { adfProblem, adfText } from '../../../dev/jira-simulator/issues/adf.ts';

/** Types of the blocks of a document. */
function types(text: string): string[] {
  const content = wikiDocument(text, 's')?.content ?? [];
  return content.map((node) => (node as { type: string }).type);
}

describe('a document from wiki markup or plain text', () => {
  it.each([
    ['h1. Title\ntext', ['heading', 'paragraph']],
    ['* one\n** deeper\n* two', ['bulletList']],
    ['# one\n# two', ['orderedList']],
    ['1. one\n2) two', ['orderedList']],
    ['- one\n- two\n# three', ['bulletList', 'orderedList']],
    ['before\n{code:java}\nint a;\n{code}\nafter', ['paragraph', 'codeBlock', 'paragraph']],
    ['{noformat}one line{noformat}', ['codeBlock']],
    ['{code}\nnever closed', ['codeBlock']],
    ['{quote}\nsaid\n{quote}', ['blockquote']],
    ['bq. said', ['blockquote']],
    ['||a||b||\n|1|2|', ['table']],
    ['----', ['rule']],
    ['one\ntwo\n\nthree', ['paragraph', 'paragraph']],
    ['COS: - first - second', ['paragraph']],
    ['  \n ', []],
  ])('%j has the blocks %j', (text, expected) => {
    expect(types(text)).toEqual(expected);
  });

  it('keeps what is inside code as it is', () => {
    const doc = wikiDocument('{code}\n  * no list\n  h1. no heading\n{code}', 's');
    expect(adfText(doc)).toBe('  * no list\n  h1. no heading');
  });

  it('marks strong, emphasis, code and links', () => {
    const doc = wikiDocument('a *b* _c_ {{d}} [e|https://x.example] snake_case_name 2*3*4', 's');
    expect(adfText(doc)).toBe('a b c d e snake_case_name 2*3*4');
    expect(JSON.stringify(doc)).toContain('"href":"https://x.example"');
  });

  it('is valid whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '* ',
        '# ',
        '- ',
        'h2. ',
        '{code}',
        '{quote}',
        '|',
        '||',
        '\n',
        '\n\n',
        '*',
        '_',
        '{{',
        '}}',
        '[',
      ),
      fc.constantFrom(
        ']',
        '|https://a.example]',
        '----',
        'bq. ',
        '1. ',
        ' ',
        '\t',
        '\u0000',
        '\ud800',
        'word',
        '{color:red}',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const doc = wikiDocument(pieces.join(''), 's');
        expect(doc === null ? null : adfProblem(doc)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe("the markup of the project's own backlog", () => {
  it('nests lists and keeps checklists apart', () => {
    const doc = markdownDocument('- a\n  - b\n- [ ] c\n- [x] d', 's');
    expect(doc.content).toMatchObject([
      {
        type: 'bulletList',
        content: [{ content: [{ type: 'paragraph' }, { type: 'bulletList' }] }],
      },
      {
        type: 'taskList',
        content: [{ attrs: { state: 'TODO' } }, { attrs: { state: 'DONE' } }],
      },
    ]);
    expect(adfProblem(doc)).toBeNull();
  });

  it('is the same document each time', () => {
    const text = '## T\n- [ ] x\n```sql\nselect 1\n```\n:::warning\nMind.\n:::';
    expect(markdownDocument(text, 's')).toEqual(markdownDocument(text, 's'));
    expect(adfProblem(markdownDocument(text, 's'))).toBeNull();
  });
});
