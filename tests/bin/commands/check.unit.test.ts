import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { runCli } from '../../helpers/run-cli.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ready = {
  key: 'A-1',
  type: 'Story',
  summary: 'Offer the saved card first',
  description:
    'As a returning customer, I want my saved card to be offered first so that I pay with one press.\n\nAC:\n- The saved card is first',
};
const bare = { key: 'A-2', type: 'Task', summary: 'Checkout' };
const jsonl = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** Runs `check` with an empty environment: no server and no database can be meant. */
async function check(args: string[], input: string | Buffer = '') {
  const { exitCode, stdout, stderr } = await runCli(['check', ...args], {}, input);
  const lines = stdout.split('\n').filter(Boolean);
  return { exitCode, stdout, stderr, lines };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into results of every shape
const json = (lines: string[]): any[] => lines.map((line) => JSON.parse(line));

describe('O5 check', () => {
  it('gives one result per line in the order of the input, and nothing else', async () => {
    const { exitCode, lines, stderr } = await check(
      ['-'],
      jsonl(ready, bare, { ...ready, key: 'A-3' }),
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const [first, second, third] = json(lines);
    expect(Object.keys(first)).toEqual(['key', 'score', 'status', 'findings', 'digest']);
    expect([first.key, second.key, third.key]).toEqual(['A-1', 'A-2', 'A-3']);
    expect([first.status, second.status]).toEqual(['ready', 'not_ready']);
    expect(first.digest).toBe(third.digest);
    expect(second.findings[0]).toEqual({
      rule: 'content.present',
      severity: 'critical',
      outcome: 'fail',
      evidence: [{ field: 'summary', start: 0, end: 8, text: 'Checkout' }],
    });
  });

  it('shows hints and what passed with evidence, not what does not apply or has nothing to show', async () => {
    const { lines } = await check(['-'], jsonl(ready));
    const findings: { rule: string; outcome: string; severity: string; evidence: unknown[] }[] =
      json(lines)[0].findings;
    expect(findings.map(({ rule, outcome, severity }) => [rule, outcome, severity])).toEqual([
      ['scope.boundaries', 'fail', 'info'],
      ['test.plan', 'fail', 'info'],
      ['criteria.present', 'pass', 'warning'],
      ['story.action', 'pass', 'info'],
      ['story.atomic', 'pass', 'info'],
      ['story.benefit', 'pass', 'info'],
      ['story.form', 'pass', 'warning'],
      ['story.role', 'pass', 'info'],
    ]);
  });

  it('reads text, wiki markup and documents', async () => {
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Key length: TBD' }] };
    const doc = { type: 'doc', version: 1, content: [paragraph] };
    const descriptions = ['Key length: TBD', 'h2. Key\nKey length: TBD', doc, JSON.stringify(doc)];
    const { lines } = await check(
      ['-'],
      jsonl(...descriptions.map((description) => ({ ...bare, description }))),
    );
    for (const { findings } of json(lines)) {
      const found = findings.find(({ rule }: { rule: string }) => rule === 'placeholders.open');
      expect(found.evidence[0].text).toBe('TBD');
    }
  });

  it.each([
    ['all ready', jsonl(ready), 0],
    ['some not', jsonl(ready, bare), 1],
    ['a bad line among ready ones', `${jsonl(ready)}\nno json\n`, 2],
    ['a bad line wins over one that is not ready', `no json\n${jsonl(bare)}`, 2],
    ['nothing at all', '', 0],
    ['only empty lines', '\n\r\n  \n', 0],
  ])('exits by the worst line: %s', async (_name, input, code) => {
    expect((await check(['-'], input)).exitCode).toBe(code);
  });

  it('puts what is wrong with a line in its place, and goes on', async () => {
    const input = Buffer.concat([
      Buffer.from('\ufeff{"key":"A-1","summary":"With a mark"}\r\n\r\n'),
      Buffer.from('[1]\r\n{"summary":"no key"}\r\n{"key":"A-2","summary":7}\r\n'),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from(`${'x'.repeat(5 * 1024 * 1024)}\n`),
      Buffer.from('{"key":"A-9","key":"A-8","summary":"a","summary":"The last of two wins"}'),
    ]);
    const { exitCode, lines } = await check(['-'], input);
    expect(exitCode).toBe(2);
    const results = json(lines);
    expect(results.map(({ key, line, error }) => key ?? [line, error.code])).toEqual([
      'A-1',
      [3, 'invalid_line'],
      [4, 'invalid_line'],
      [5, 'invalid_line'],
      [6, 'invalid_line'],
      [7, 'invalid_line'],
      'A-8',
    ]);
    const messages = results.flatMap(({ error }) => error?.message ?? []);
    expect(messages).toEqual([
      expect.stringContaining('expected a JSON object'),
      expect.stringContaining('At /key expected a text that is not empty'),
      expect.stringContaining('At /summary expected a text'),
      expect.stringContaining('expected UTF-8 text'),
      expect.stringContaining('expected at most 4 MB'),
    ]);
  });

  it('gives the same bytes twice, from a file and from standard input', async () => {
    const text = jsonl(ready, bare);
    const [once, twice] = [await check([file('a.jsonl', text)]), await check(['-'], text)];
    expect(once.stdout).toBe(twice.stdout);
  });

  it('takes another pack and a day', async () => {
    const old = { ...ready, updated: '2020-01-01T00:00:00.000+0000' };
    const { lines } = await check(['-', '--pack', 'baseline', '--as-of', '2026-11-24'], jsonl(old));
    const rules = json(lines)[0].findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toContain('stale.age');
    expect(json((await check(['-'], jsonl(old))).lines)[0].score).not.toBe(json(lines)[0].score);
  });

  it('can be read by people', async () => {
    const row = { ...bare, key: 'A-2\u001b[31m', description: 'Key length: TBD\u001b[31m ???' };
    const { stdout, exitCode } = await check(['-', '--format', 'text'], `${jsonl(row)}\nno json`);
    expect(exitCode).toBe(2);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('A-2 [31m  ');
    expect(stdout).toMatch(
      /warning {2}Open placeholders: “TBD”: “\?\?\?”\n +Fill in the marked places/,
    );
    expect(stdout).toContain('line 2: The line is not a JSON object');
    expect(stdout).not.toContain('scope');
    expect(stdout.endsWith('\n\n0 of 1 work item is ready to be built\n')).toBe(true);
  });

  it('R6 speaks the language of its reader', async () => {
    const { stdout } = await check(['-', '--format', 'text', '--language', 'fr'], jsonl(bare));
    expect(stdout).toContain('Rien à évaluer');
  });
});

describe('R4 what is not judged in Jira', () => {
  const mixed = jsonl(
    { ...ready, 'Status Category': 'To Do' },
    { ...bare, 'Status Category': 'Done' },
    { key: 'A-3', type: 'Epic', summary: 'Checkout' },
    { ...ready, key: 'A-4', 'Project type': 'service_desk' },
  );
  const keys = (lines: string[]) => json(lines).map(({ key }) => key);

  it('is judged by check, which says how many that are and why', async () => {
    const { lines, stderr } = await check(['-'], mixed);
    expect(keys(lines)).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
    expect(stderr).toContain('1 by status, 1 by type, 1 of customers');
    expect(stderr).toContain('--only-judged');
  });

  it('is left out where only the others are wanted, and counted', async () => {
    const { lines, stderr, exitCode } = await check(['-', '--only-judged'], mixed);
    expect({ keys: keys(lines), exitCode }).toEqual({ keys: ['A-1'], exitCode: 0 });
    expect(stderr).toContain('Left out, because this pack does not judge them: 1 by status');
    const all = await check(['-', '--only-judged'], jsonl(ready));
    expect(all.stderr).toBe('');
  });
});

describe('R1 what a judgement takes from the rest of a file', () => {
  const file3 = jsonl(
    { ...ready, key: 'A-1', summary: 'Same words', 'Inward issue link (Blocks)': 'A-3' },
    { ...ready, key: 'A-2', summary: 'same words.' },
    { ...ready, key: 'A-3', summary: 'Other words', 'Status Category': 'In Progress' },
    { ...ready, key: 'B-1', summary: 'Same words' },
  );
  const failed = (lines: string[], rule: string) =>
    json(lines).flatMap(({ key, findings }) =>
      findings.some(
        (one: { rule: string; outcome: string }) => one.rule === rule && one.outcome === 'fail',
      )
        ? [key]
        : [],
    );

  it('counts for a day alone, from a file and from standard input', async () => {
    const day = ['--as-of', '2026-11-24'];
    const piped = await check(['-', ...day], file3);
    expect(failed(piped.lines, 'summary.unique')).toEqual(['A-1', 'A-2']);
    expect(failed(piped.lines, 'blockers.open')).toEqual(['A-1']);
    expect((await check([file('same.jsonl', file3), ...day])).stdout).toBe(piped.stdout);
    const { lines } = await check(['-'], file3);
    expect([failed(lines, 'summary.unique'), failed(lines, 'blockers.open')]).toEqual([[], []]);
  });
});

describe("O5 check reads Jira's CSV export", () => {
  const head =
    'Summary,Issue key,Issue Type,Component/s,Component/s,Description,Custom field (Acceptance Criteria)';

  it('with repeated columns, quotes and line breaks in cells', async () => {
    const csv = [
      head,
      '"Offer, first",EX-1,Story,Web,API,"h2. Steps',
      '# say ""yes""",- It is offered first',
      'Two,EX-2,Task,,,,',
    ].join('\r\n');
    const { lines, exitCode } = await check([file('export.csv', `\ufeff${csv}\r\n`)]);
    expect(exitCode).toBe(1);
    const [one, two] = json(lines);
    expect([one.key, two.key]).toEqual(['EX-1', 'EX-2']);
    const criteria = one.findings.find(({ rule }: { rule: string }) => rule === 'criteria.present');
    expect(criteria.evidence).toEqual([
      { field: 'field:Acceptance Criteria', start: 2, end: 21, text: 'It is offered first' },
    ]);
    const rules = [one, two].map(({ findings }) =>
      findings.map(({ rule }: { rule: string }) => rule),
    );
    expect(rules[0]).not.toContain('component.present');
    expect(rules[1]).toContain('component.present');
  });

  it('parted by semicolons or tabs', async () => {
    for (const mark of [';', '\t']) {
      const csv = `Issue key${mark}Summary\nSE-1${mark}Comma, inside the summary`;
      const { lines } = await check([file('other.csv', csv)]);
      expect(json(lines)[0]).toMatchObject({ key: 'SE-1' });
    }
  });

  it('names the line of a bad record', async () => {
    const csv = `${head}\na,b,c,d,e,f,g,h\n,,,,,,\nNo key,,,,,,\n"never closed,EX-9\nand so on`;
    const { exitCode, lines } = await check([file('bad.csv', csv)]);
    expect(exitCode).toBe(2);
    expect(
      json(lines).map(({ line, error }) => [line, error.message.split('members. ').at(-1)]),
    ).toEqual([
      [2, 'expected at most 7 cells, one for each heading; there are 8'],
      [4, 'At /key expected a text that is not empty'],
      [5, 'At the cell below “Summary” expected a closing quote'],
    ]);
  });

  it.each([
    ['', 'At line 1: expected a line of column names.'],
    [
      'Title,Text\nx,y',
      'At line 1: expected a column "Issue key" and a column "Summary". The headings found are “Title”, “Text”. Say which one is meant, as in --map "Summary=Titel".',
    ],
  ])('refuses %j as a whole', async (csv, expected) => {
    const { exitCode, stdout, stderr } = await check([file('none.csv', csv)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      `readygate check: The file does not hold work items in a known form. (invalid_file)\n${expected}\n`,
    );
  });
});

describe('O5 check says what it cannot read', () => {
  it.each([
    ['a file that is not there', [join(folder, 'none.jsonl')], 'invalid_request', 'ENOENT'],
    ['a folder', [folder], 'invalid_request', 'EISDIR'],
    ['no file', [], 'invalid_request', 'one FILE'],
    ['two files', ['a', 'b'], 'invalid_request', 'one FILE'],
    ['another format', ['-', '--format', 'xml'], 'invalid_request', 'json|text|csv|html'],
    ['a day that is none', ['-', '--as-of', '2026-13-41'], 'invalid_request', 'YYYY-MM-DD'],
    ['another language', ['-', '--language', 'tlh'], 'invalid_request', 'en|de|fr|es'],
    ['an unknown option', ['-', '--fast'], 'invalid_request', 'readygate check'],
    [
      'a pack that is not there',
      ['-', '--pack', 'none'],
      'invalid_pack',
      'baseline, starter or a file',
    ],
    [
      'a pack that is bad',
      ['-', '--pack', file('pack.yaml', 'format: 2\n')],
      'invalid_pack',
      '"line":1',
    ],
  ])('%s: code, place and hint, nothing on standard output', async (_name, args, code, hint) => {
    const { exitCode, stdout, stderr } = await check(args, jsonl(ready));
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`"code":"${code}"`);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });
});

describe('O5 check holds one line at a time', () => {
  const report =
    'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
  const memory = async (path: string) => {
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(report)}` };
    const { stderr, stdout } = await runCli(['check', path], env);
    return { kilobytes: Number(stderr), results: stdout.split('\n').filter(Boolean).length };
  };

  it('so that a file of 500 MB takes no more memory than a small one', async () => {
    const small = await memory(file('small.jsonl', jsonl(ready)));
    const path = join(folder, 'large.jsonl');
    const handle = openSync(path, 'w');
    // A line of zero bytes that takes no room on the disk, then an issue.
    ftruncateSync(handle, 500 * 1024 * 1024);
    writeSync(handle, `\n${jsonl(ready)}\n`, 500 * 1024 * 1024);
    closeSync(handle);
    const large = await memory(path);
    expect([small.results, large.results]).toEqual([1, 2]);
    expect(large.kilobytes - small.kilobytes).toBeLessThan(150 * 1024);
  });
});
