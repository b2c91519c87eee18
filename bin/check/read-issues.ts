import { createReadStream } from 'node:fs';
import { ReadygateError } from '../../domain/errors.ts';
import { csvIssues } from './csv-issues.ts';
import type { InputIssue } from './input-issue.ts';
import { jsonIssues } from './json-issues.ts';
import { longestDocument, readLines } from './lines.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';
import { peek } from './peek.ts';
import { fileProblem } from './problems.ts';

/**
 * The issues of a file, or of standard input (`-`), as they are read: CSV, JSON or one JSON value per
 * line, recognised by the first bytes.
 * @throws {ReadygateError} invalid_request when it cannot be read, invalid_file when it holds something else
 */
export async function* readIssues(
  file: string,
  mapping: Mapping,
  notes: Notes,
): AsyncGenerator<InputIssue> {
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  try {
    const { head, all } = await peek(stream);
    if (formOf(head, file) === 'csv') yield* csvIssues(readLines(all), mapping, notes);
    else
      yield* jsonIssues(
        readLines(all, beginsJson(head) ? longestDocument : undefined),
        mapping,
        notes,
      );
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

const beginsJson = (head: string) => /^[{[]/.test(head);

/** What other files that people have at hand begin with. */
const others: [string[], string][] = [
  [['PK\u0003\u0004'], 'This is a workbook: save it as "CSV UTF-8".'],
  [['<'], "This is a page or XML: take Jira's export as CSV, or its search as JSON."],
  [['\u00ff\u00fe', '\u00fe\u00ff'], 'This is UTF-16: save it as "CSV UTF-8".'],
];

/** By the first characters; by the name only where they may begin either. */
function formOf(head: string, file: string): 'csv' | 'json' {
  for (const [beginnings, hint] of others)
    if (beginnings.some((beginning) => head.startsWith(beginning)))
      throw fileProblem('line 1', 'CSV or JSON in UTF-8', hint);
  if (beginsJson(head) || /\.(json|jsonl|ndjson)$/i.test(file)) return 'json';
  return head === '' && !/\.csv$/i.test(file) ? 'json' : 'csv';
}
