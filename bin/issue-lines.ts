import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ReadygateError } from '../domain/errors.ts';
import { readCsv } from './csv.ts';

/** One issue of a file, or why it is none. `number` is that of the line it begins on, from 1. */
export type InputLine =
  | { number: number; row: unknown }
  | { number: number; error: ReadygateError };

/**
 * The issues of a JSONL file, of Jira's CSV export (by the file's name) or of standard input (`-`), as
 * they are read. Empty lines are left out.
 * @throws {ReadygateError} invalid_request when the file cannot be read
 */
export async function* readIssueLines(file: string): AsyncGenerator<InputLine> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  stream.setEncoding('utf8');
  try {
    yield* /\.csv$/i.test(file) ? csvLines(stream) : jsonLines(stream);
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

async function* jsonLines(stream: NodeJS.ReadableStream): AsyncGenerator<InputLine> {
  let number = 0;
  for await (const line of createInterface({
    input: stream,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() !== '') yield parse(text, number);
  }
}

function parse(text: string, number: number): InputLine {
  try {
    return { number, row: JSON.parse(text) as unknown };
  } catch {
    return {
      number,
      error: new ReadygateError('invalid_line', { expected: 'a JSON object on one line' }),
    };
  }
}

/** Names of Jira's export for what we read. */
const columns: Record<string, string> = {
  'issue key': 'key',
  'issue type': 'type',
  summary: 'summary',
  description: 'description',
  updated: 'updated',
  priority: 'priority',
  'component/s': 'component',
  components: 'component',
};

async function* csvLines(stream: NodeJS.ReadableStream): AsyncGenerator<InputLine> {
  let head: string[] | null = null;
  for await (const { line, cells } of readCsv(stream)) {
    if (head === null) {
      head = cells.map((name) => columns[name.trim().toLowerCase()] ?? name.trim());
      if (!head.includes('key'))
        throw new ReadygateError('invalid_request', {
          path: `line ${line}`,
          expected: 'a column "Issue key"',
        });
      continue;
    }
    const names = head;
    const row: Record<string, string> = {};
    // Jira repeats a column for each value of a list.
    cells.forEach((cell, index) => {
      const name = names[index];
      if (name && cell !== '') row[name] = row[name] ? `${row[name]}, ${cell}` : cell;
    });
    yield { number: line, row };
  }
}
