import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { html } from '../../../bin/check/formats/html/page.ts';
import { quote } from '../../../bin/check/formats/html/quote.ts';
import type { FieldText } from '../../../domain/issue.ts';
import { formatInput } from '../../helpers/format-input.ts';

const jsonl = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const task = (key: string, row: object = {}) => ({ key, type: 'Task', summary: 'Pay', ...row });
const hash = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const hostile = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}',
  '<!--',
  ']]>',
  'turned \u202egnp.exe\u202c round \u2066',
  '&lt;b&gt;',
  'half \ud83d a character',
  '<svg/onload=alert(1)>',
  'https://evil.example/x.png ???',
];

describe('O5 check --format html', () => {
  it('is one page that may load nothing, and runs its own script alone', async () => {
    const page = await formatInput(html, jsonl(task('A-1')));
    expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(page).not.toMatch(/\s(src|href|action|style|on\w+)=/i);
    expect(page).not.toMatch(/@import|url\(|https?:/i);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const [, script] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(policy).toBe(
      `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('shows hostile text as text, wherever it stands', async () => {
    const rows = hostile.map((text, at) =>
      task(`A-${at}${text}`, {
        summary: text,
        description: `TBD ${text} ??? ${text}`,
        [`Acceptance criteria ${text}`]: `- fast ${text} TBD`,
      }),
    );
    const empty = await formatInput(html, jsonl(task('A-1'), 7));
    const page = await formatInput(html, jsonl(...rows, 7));
    const tags = (text: string) =>
      [...text.matchAll(/<[a-z!/][^\s>]*/gi)].map(([tag]) => tag.toLowerCase());
    const known = new Set([...tags(empty), '<q', '</q>', '<mark', '</mark>', '<ul', '</ul']);
    const strange = tags(page).filter((tag) => !known.has(tag) && !known.has(`${tag}>`));
    expect(strange.filter((tag) => !/^<\/?(q|mark|ul|li|span)$/.test(tag))).toEqual([]);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(page).not.toMatch(/<[^>]*\son\w+=/i);
    expect(page).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&amp;lt;b&amp;gt;');
  });

  it('marks the words that caused a finding, with what stands around them', async () => {
    const description = 'The length of the key is <b>TBD</b> until the audit has been, as always';
    const page = await formatInput(html, jsonl(task('A-1', { description })));
    expect(page).toContain(
      'The length of the key is &lt;b&gt;<mark>TBD</mark>&lt;/b&gt; until the audit',
    );
  });

  it('puts the worst first, and among equals the cheapest to fix', async () => {
    const criteria = 'Acceptance criteria:\n- The card stands on top\n- It can be removed';
    const text = 'The form of payment shows the card that was used before on top of the others.';
    const rows = [
      task('GOOD-1', { summary: 'Offer the saved card', description: `${text}\n\n${criteria}` }),
      task('BAD-1'),
      task('MID-1', { summary: 'Offer the saved card', description: `${text} TBD` }),
    ];
    const page = await formatInput(html, jsonl(...rows));
    const keys = [...page.matchAll(/class="key">([^<]+)</g)].map(([, key]) => key);
    expect(keys).toEqual(['BAD-1', 'MID-1', 'GOOD-1']);
    expect(page).toContain('1 of 3 work items is ready to be built');
  });

  it('counts each gap, but not what could not be read', async () => {
    const page = await formatInput(
      html,
      'Issue key,Summary,Description\nA-1,Offer the saved card,\nA-2,Offer the saved card,',
    );
    expect(page).toMatch(/Nothing to judge<span.*?<td class="number">2<\/td>/);
    const unread = await formatInput(html, 'Issue key,Summary\nA-1,Offer the saved card');
    expect(unread).not.toMatch(/scope="row">Nothing to judge/);
    expect(unread).toContain('class="note">Some work items came without a description');
  });

  it('lists at most 2,000 issues, and says so', async () => {
    const rows = Array.from({ length: 4100 }, (_, at) => task(`A-${at}`));
    const page = await formatInput(html, jsonl(...rows));
    expect(page.match(/class="key"/g)).toHaveLength(2000);
    expect(page).toContain('The 2000 worst of 4100 work items are listed');
    expect(page).toContain('0 of 4100 work items');
    expect(page).toContain('class="key">A-1999<');
  });

  it('says what could not be read, and that there is nothing', async () => {
    const page = await formatInput(html, '{"key":"A-1"}\nno json <b>');
    expect(page).toContain('<li>line 2: The line is not a JSON object');
    expect(await formatInput(html, '')).toContain('There are no work items in the input.');
  });

  it.each(['de', 'fr', 'es'] as const)('speaks %s', async (language) => {
    const page = await formatInput(html, jsonl(task('A-1')), language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/>(Overview|What is missing most|Work items|not ready)</);
  });

  it('gives the same bytes twice', async () => {
    const rows = jsonl(task('A-1'), task('A-2', { description: 'TBD' }));
    expect(await formatInput(html, rows)).toBe(await formatInput(html, rows));
  });
});

describe('O5 a quote', () => {
  const field = (text: string): FieldText => ({
    key: 'description',
    format: 'text',
    read: 'ok',
    text,
    blocks: [],
  });
  const quoted = (text: string, word: string) => {
    const start = text.indexOf(word);
    return quote(
      { field: 'description', start, end: start + word.length, text: word },
      field(text),
    );
  };
  const around = 'one two three four five six seven eight nine ten eleven twelve';

  it.each([
    ['a short text', 'is it fast', 'fast', 'is it <mark>fast</mark>'],
    ['line ends', 'is\n\n it', 'it', 'is <mark>it</mark>'],
    [
      'whole words at its ends',
      `${around} fast ${around}`,
      'fast',
      '… five six seven eight nine ten eleven twelve <mark>fast</mark> one two three four five six seven eight nine …',
    ],
  ])('of %s', (_what, text, word, expected) => {
    expect(quoted(text, word)).toBe(`<q dir="auto">${expected}</q>`);
  });

  it('never holds half a character, and no more than a part of a long span', () => {
    const smile = '\ud83d\ude00';
    const text = `${smile.repeat(40)}x${'long '.repeat(200)}`;
    const result = quoted(text, `x${'long '.repeat(200)}`);
    expect(result.isWellFormed()).toBe(true);
    expect(result).not.toContain('\ufffd');
    expect(result.length).toBeLessThan(500);
  });
});
