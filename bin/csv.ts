import { type Line, longestLine } from './lines.ts';

/** A record of a CSV file with the line it begins on, or why it is none. */
export type CsvRecord =
  | { line: number; cells: string[] }
  | { line: number; problem: NonNullable<Line['problem']> | 'open_quote' };

const delimiters = [',', ';', '\t'];

/**
 * The records of a CSV file: quotes, doubled quotes and line breaks inside them; parted by what parts
 * the first record. Records of empty cells are left out. A bad record ends with its line.
 */
export async function* readCsv(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  let record = createRecord(1, null);
  for await (const { number, text, problem } of lines) {
    if (!record.isOpen()) record = createRecord(number, record.delimiter());
    const reason = problem ?? record.add(text);
    if (reason) {
      yield { line: record.line, problem: reason };
      record = createRecord(number + 1, record.delimiter());
    } else if (!record.isOpen()) {
      const cells = record.cells();
      if (cells.some((cell) => cell !== '')) yield { line: record.line, cells };
    }
  }
  if (record.isOpen()) yield { line: record.line, problem: 'open_quote' };
}

/** One record while it is read, line by line. */
function createRecord(line: number, known: string | null) {
  const cells: string[] = [];
  let delimiter = known;
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
    } else if (char === delimiter || (delimiter === null && delimiters.includes(char))) {
      delimiter = char;
      cells.push(cell);
      cell = '';
    } else cell += char;
    closed = false;
  };

  return {
    line,
    delimiter: () => delimiter,
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
