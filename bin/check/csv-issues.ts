import { ReadygateError } from '../../domain/errors.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { type Column, readHeadings } from './headings.ts';
import type { InputIssue } from './input-issue.ts';
import type { Line } from './lines.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';
import { fileProblem, lineProblem } from './problems.ts';

/** Fields of which Jira repeats the column for each value. */
const lists = new Set(['components', 'labels']);

/**
 * The issues of a CSV file, as they are read.
 * @throws {ReadygateError} invalid_file where its headings say nothing
 */
export async function* csvIssues(
  lines: AsyncIterable<Line>,
  mapping: Mapping,
  notes: Notes,
): AsyncGenerator<InputIssue> {
  let columns: Column[] | null = null;
  for await (const record of readCsv(lines)) {
    if (columns === null) {
      columns = readHeadings(headingsIn(record), record.line, mapping);
      if (!columns.some(({ name }) => name === 'description')) notes.noDescription = true;
    } else yield issueOf(record, columns);
  }
  if (columns === null) throw fileProblem('line 1', 'a line of column names');
}

function headingsIn(record: CsvRecord): readonly string[] {
  if ('cells' in record) return record.cells;
  const { expected = '' } = problemOf(record, []).details ?? {};
  throw fileProblem(`line ${record.line}`, expected);
}

function issueOf(record: CsvRecord, columns: readonly Column[]): InputIssue {
  const at = { line: record.line };
  if ('problem' in record) return { at, error: problemOf(record, columns) };
  const { cells } = record;
  if (cells.length <= columns.length) return { at, row: rowOf(columns, cells) };
  const expected = `at most ${columns.length} cells, one for each heading; there are ${cells.length}`;
  return { at, error: new ReadygateError('invalid_line', { expected }) };
}

function problemOf(
  { problem, cell }: Extract<CsvRecord, { problem: unknown }>,
  columns: readonly Column[],
): ReadygateError {
  if (problem !== 'open_quote') return lineProblem(problem);
  const heading = columns[cell]?.heading;
  const where = heading ? { path: `the cell below “${heading}”` } : {};
  return new ReadygateError('invalid_line', { ...where, expected: 'a closing quote' });
}

/** Fields of which an issue has one: the first column that holds it counts. */
const single = new Set(['key', 'type', 'summary', 'updated', 'priority']);

/** The values of repeated columns are joined; of a column that is not there nothing is known. */
function rowOf(columns: readonly Column[], cells: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = { description: false };
  columns.forEach(({ name }, index) => {
    const cell = cells[index] ?? '';
    const before = row[name];
    if (lists.has(name)) row[name] = [...(Array.isArray(before) ? before : []), ...split(cell)];
    else if (typeof before !== 'string' || before === '') row[name] = cell;
    else if (!single.has(name) && cell !== '') row[name] = `${before}\n${cell}`;
  });
  return row;
}

const split = (cell: string) => cell.split(/[,;]\s*/).filter(Boolean);
