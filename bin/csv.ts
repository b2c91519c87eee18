/** The records of a CSV file with the lines they begin on: quotes, doubled quotes and line breaks inside them. */
export async function* readCsv(
  stream: AsyncIterable<string | Buffer>,
): AsyncGenerator<{ line: number; cells: string[] }> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let afterQuote = false;
  let line = 1;
  let begun = 1;
  let first = true;
  for await (const chunk of stream) {
    const text = first ? String(chunk).replace(/^\ufeff/, '') : String(chunk);
    first = false;
    for (const char of text) {
      if (char === '\n') line += 1;
      if (quoted && char === '"') {
        quoted = false;
        afterQuote = true;
        continue;
      }
      if (char === '"' && (afterQuote || cell === '')) {
        if (afterQuote) cell += '"';
        quoted = true;
      } else if (quoted || (char !== ',' && char !== '\n' && char !== '\r')) {
        cell += char;
      } else if (char === ',') {
        cells.push(cell);
        cell = '';
      } else if (char === '\n') {
        cells.push(cell);
        if (cells.some((value) => value !== '')) yield { line: begun, cells };
        cells = [];
        cell = '';
        begun = line;
      }
      afterQuote = false;
    }
  }
  if (cell !== '' || cells.length > 0) yield { line: begun, cells: [...cells, cell] };
}
