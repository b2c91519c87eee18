/**
 * A document with a part that is made from code in its place, between two remarks.
 * @throws {Error} where the document does not say where it stands
 */
export function withPart(document: string, name: string, part: string): string {
  const begin = `<!-- begin: ${name}, by dev/write-documents.ts -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf('<!-- end -->', from);
  if (from < 0 || to < 0) throw new Error(`the place of the part is not marked: ${name}`);
  return `${document.slice(0, from + begin.length)}\n\n${part}\n${document.slice(to)}`;
}

/** A table in Markdown, its columns aligned; the first row is its head. */
export function markdownTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n`;
  return `${line(head)}${rule}${body.map(line).join('')}`;
}
