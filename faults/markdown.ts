/** A table of Markdown with even columns, as the formatter writes it. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const width = (column: number) =>
    Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? '').length));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${head.map((_, column) => (cells[column] ?? '').padEnd(width(column), fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map((cells) => line(cells))].join('\n');
}
