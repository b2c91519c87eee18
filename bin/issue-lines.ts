import { createReadStream } from 'node:fs';
import { ReadygateError } from '../domain/errors.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { type Line, readLines } from './lines.ts';

/** One issue of a file, or why it is none. `number` is that of the line it begins on, from 1. */
export type InputLine =
  | { number: number; row: unknown }
  | { number: number; error: ReadygateError };

/**
 * The issues of a JSONL file, of Jira's CSV export (by the file's name) or of standard input (`-`, JSONL),
 * as they are read. Empty lines are left out.
 * @throws {ReadygateError} invalid_request when the file cannot be read
 */
export async function* readIssueLines(file: string): AsyncGenerator<InputLine> {
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  const lines = readLines(stream);
  try {
    yield* /\.csv$/i.test(file) ? csvIssues(readCsv(lines)) : jsonIssues(lines);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code || !/^E[A-Z]+$/.test(code)) throw error;
    throw new ReadygateError('invalid_request', {
      path: file,
      hint: code,
      expected: 'a file that can be read',
    });
  }
}

async function* jsonIssues(lines: AsyncIterable<Line>): AsyncGenerator<InputLine> {
  for await (const { number, text, problem } of lines) {
    if (problem) yield bad(number, problem);
    else if (text.trim() !== '') yield parsed(number, text);
  }
}

function parsed(number: number, text: string): InputLine {
  try {
    return { number, row: JSON.parse(text) as unknown };
  } catch {
    return bad(number, 'not_json');
  }
}

const expectations = {
  not_utf8: 'UTF-8 text',
  too_long: 'at most 4 MB',
  not_json: 'a JSON object on one line',
  open_quote: 'a closing quote',
};

function bad(number: number, problem: keyof typeof expectations): InputLine {
  const error = new ReadygateError('invalid_line', { expected: expectations[problem] });
  return { number, error };
}

/** Names of Jira's export for what we read. */
const columns: Record<string, string> = {
  key: 'key',
  'issue key': 'key',
  'issue type': 'type',
  summary: 'summary',
  description: 'description',
  updated: 'updated',
  priority: 'priority',
  'component/s': 'component',
  components: 'component',
};

async function* csvIssues(records: AsyncIterable<CsvRecord>): AsyncGenerator<InputLine> {
  let names: string[] | null = null;
  for await (const record of records) {
    const { line } = record;
    if (names === null) names = header(record);
    else if ('problem' in record) yield bad(line, record.problem);
    else if (record.cells.length > names.length)
      yield {
        number: line,
        error: new ReadygateError('invalid_line', { expected: `at most ${names.length} cells` }),
      };
    else yield { number: line, row: rowOf(names, record.cells) };
  }
  if (names === null)
    throw new ReadygateError('invalid_request', {
      path: 'line 1',
      expected: 'a line of column names',
    });
}

function header(record: CsvRecord): string[] {
  const names = 'cells' in record ? record.cells.map(columnName) : [];
  if (names.includes('key')) return names;
  throw new ReadygateError('invalid_request', {
    path: `line ${record.line}`,
    expected: 'a column "Issue key"',
  });
}

function columnName(name: string): string {
  const bare = /^custom field \((.+)\)$/i.exec(name.trim())?.[1] ?? name.trim();
  const known = bare.toLowerCase();
  return Object.hasOwn(columns, known) ? (columns[known] ?? bare) : bare;
}

/** Jira repeats a column for each value of a list. */
function rowOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  names.forEach((name, index) => {
    const cell = cells[index] ?? '';
    row[name] = row[name] && cell ? `${row[name]}, ${cell}` : row[name] || cell;
  });
  return row;
}
