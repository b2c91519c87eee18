import { describe, expect, it } from '@jest/globals';
import { csv } from '../../../bin/check/formats/csv.ts';
import { formatInput } from '../../helpers/format-input.ts';

const jsonl = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('O5 check --format csv', () => {
  it('gives one row per issue, and one for what could not be read', async () => {
    const text = await formatInput(csv, jsonl({ key: 'A-1', type: 'Task', summary: 'Pay' }, 7));
    expect(text.startsWith('\ufeff')).toBe(true);
    const [head, first, second, end] = text.slice(1).split('\r\n');
    expect(head).toBe('key,score,status,summary,gaps,words,advice,rules');
    expect(first).toMatch(/^A-1,\d+,not_ready,Pay,Nothing to judge; .*,“Pay” .*,content\.present /);
    expect(second).toMatch(/^line 2,,unread,,The line is not a JSON object .*a JSON object,,,$/);
    expect(end).toBe('');
  });

  it("speaks the reader's language", async () => {
    const row = jsonl({ key: 'A-1', type: 'Task', summary: 'Bezahlen' });
    expect(await formatInput(csv, row, 'de')).toContain('Nichts zu beurteilen');
  });

  it.each([
    ['=HYPERLINK("https://evil.example","x")', `"'=HYPERLINK(""https://evil.example"",""x"")"`],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'=1"],
    ['\t=1', "'=1"],
    ['\uff1d1', "'\uff1d1"],
    ['a=1', 'a=1'],
    ['say "no", twice', '"say ""no"", twice"'],
    ['two\r\n=lines', 'two =lines'],
    ['turned \u202e round', 'turned round'],
  ])('writes %j so that no spreadsheet runs it', async (summary, cell) => {
    const text = await formatInput(csv, jsonl({ key: 'A-1', type: 'Task', summary }));
    const row = text.split('\r\n')[1] ?? '';
    expect(row.startsWith(`A-1,`)).toBe(true);
    expect(row.split(/^A-1,\d+,\w+,/)[1]?.startsWith(`${cell},`)).toBe(true);
  });

  it('writes no key that a spreadsheet runs either', async () => {
    const text = await formatInput(csv, jsonl({ key: '=1+1', type: 'Task', summary: 'Pay' }));
    expect(text).toContain("\r\n'=1+1,");
  });
});
