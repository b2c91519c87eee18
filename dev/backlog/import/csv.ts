import { fieldBelow } from '../../../bin/check/headings.ts';
import { BacklogError } from '../backlog.ts';

/** One record with the line it starts on. A repeated column gives several values. */
export interface CsvRecord {
  line: number;
  values: Record<string, string[]>;
}

/**
 * Reads CSV with a header: quoted cells may hold separators and line breaks; the separator is the
 * comma, semicolon or tab that the header uses.
 * @throws {BacklogError} For an unclosed quote or a file without records.
 */
export function readCsv(text: string, file: string): CsvRecord[] {
  const separator = separatorOf(text);
  const [header, ...rows] = readRows(text.replace(/^\uFEFF/, ''), separator, file);
  if (header === undefined || rows.length === 0)
    throw new BacklogError(file, 1, 'a header line and at least one issue');
  // Headings of Jira's export in other languages are those of English.
  const names = header.cells.map((name) => (fieldBelow(name) ?? name.trim()).toLowerCase());
  return rows.map(({ line, cells }) => {
    const values: Record<string, string[]> = {};
    names.forEach((name, at) => {
      const cell = cells[at]?.trim() ?? '';
      if (cell !== '') values[name] = [...(values[name] ?? []), cell];
    });
    return { line, values };
  });
}

interface Row {
  line: number;
  cells: string[];
}

function readRows(text: string, separator: string, file: string): Row[] {
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let cell = '';
  let quotedSince = 0;
  let line = 1;
  const endRow = () => {
    row.cells.push(cell);
    if (row.cells.some((value) => value.trim() !== '')) rows.push(row);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') line += 1;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else quotedSince = 0;
    } else if (character === '"' && cell.trim() === '') {
      quotedSince = line;
      cell = '';
    } else if (character === separator) {
      row.cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRow();
      row = { line, cells: [] };
    } else if (character !== '\r') cell += character;
  }
  if (quotedSince > 0) throw new BacklogError(file, quotedSince, 'a closing quote for this cell');
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const [header = ''] = text.split('\n');
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
