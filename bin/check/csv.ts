import { type Line, longestLine } from './lines.ts';

/**
 * A record of a CSV file with the line it begins on, or why it is none: then `cell` is the number of
 * its cells that were complete.
 */
export type CsvRecord =
  | { line: number; cells: string[] }
  | { line: number; problem: NonNullable<Line['problem']> | 'open_quote'; cell: number };

const delimiters = [',', ';', '\t'];

/**
 * The records of a CSV file: quotes, doubled quotes and line breaks inside them; parted by what parts
 * the first line most often. Records of empty cells are left out. A bad record ends with its line.
 */
export async function* readCsv(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  let delimiter: string | null = null;
  let record = createRecord(1, ',');
  for await (const { number, text, problem } of lines) {
    // A spreadsheet may say first what parts the cells.
    const said = number === 1 ? /^sep=(.)\r?$/.exec(text)?.[1] : undefined;
    delimiter ??= said ?? delimiterOf(text);
    if (said !== undefined) continue;
    if (!record.isOpen()) record = createRecord(number, delimiter);
    const reason = problem ?? record.add(text);
    if (reason) {
      yield { line: record.line, problem: reason, cell: record.count() };
      record = createRecord(number + 1, delimiter);
    } else if (!record.isOpen()) {
      const cells = record.cells();
      if (cells.some((cell) => cell !== '')) yield { line: record.line, cells };
    }
  }
  if (record.isOpen()) yield { line: record.line, problem: 'open_quote', cell: record.count() };
}

/** Headings may hold a comma in a file that semicolons part. */
function delimiterOf(text: string): string {
  const bare = text.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return delimiters.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** One record while it is read, line by line. */
function createRecord(line: number, delimiter: string) {
  const cells: string[] = [];
  let cell = '';
  let size = 0;
  let quoted = false;
  let closed = false;

  const take = (char: string) => {
    if (quoted) {
      if (char !== '"') cell += char;
      else {
        quoted = false;
        closed = true;
        return;
      }
    } else if (char === '"' && (closed || cell === '')) {
      // A quote after a closing one is a doubled quote.
      if (closed) cell += '"';
      quoted = true;
    } else if (char === delimiter) {
      cells.push(cell);
      cell = '';
    } else cell += char;
    closed = false;
  };

  return {
    line,
    count: () => cells.length,
    isOpen: () => quoted,
    /** Adds a line; says what is wrong with it. */
    add(text: string): 'too_long' | null {
      size += text.length + 1;
      if (size > longestLine) return 'too_long';
      // A line end inside quotes is part of the cell, in the form it has.
      if (quoted) cell += '\n';
      for (const char of text) take(char);
      return null;
    },
    /** The cells of a record that is complete. */
    cells: () => [...cells, quoted ? cell : cell.replace(/\r$/, '')],
  };
}
