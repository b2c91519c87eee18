import { markdownTable } from './markdown.ts';
import { type Cell, cellId } from './matrix/cell.ts';
import { expectedEnd } from './matrix/ends.ts';
import { faults } from './matrix/faults.ts';
import type { Run } from './run/run-cells.ts';

/** The last verdict on each cell: the day, and the word of its end, or what was not as it must be. */
export type Kept = Record<string, string>;

/** Whether nothing happened beside the cells. */
export function isQuiet({ elsewhere, auditVerified, violations }: Run): boolean {
  return elsewhere.length === 0 && auditVerified && violations === 0;
}

/** What is kept after a run of some cells or of all; cells that are no more are dropped. */
export function keep(kept: Kept, { verdicts }: Run, cells: readonly Cell[], day: string): Kept {
  const fresh = new Map(
    verdicts.map(({ cell, end, problems }) => [
      cell,
      `${day} ${problems.length === 0 ? end : `not ${end}: ${problems.join('; ')}`}`,
    ]),
  );
  const lines = cells.map((cell) => {
    const id = cellId(cell);
    return [id, fresh.get(id) ?? kept[id]] as const;
  });
  return Object.fromEntries(lines.filter((line): line is [string, string] => !!line[1]));
}

/** docs/faults-report.md: the last verdict on every cell, counted by fault. */
export function faultsReport(kept: Kept, cells: readonly Cell[]): string {
  const endOf = (cell: Cell) => kept[cellId(cell)]?.split(' ').slice(1).join(' ');
  const isRight = (cell: Cell) => endOf(cell) === expectedEnd(cell).name;
  const wrong = cells.filter((cell) => !isRight(cell));
  const rows = faults.map(({ id }) => {
    const own = cells.filter(({ fault }) => fault.id === id);
    return [`\`${id}\``, String(own.length), String(own.filter(isRight).length)];
  });
  const days = [...new Set(Object.values(kept).map((line) => line.split(' ')[0]))].toSorted();
  const lines = wrong.map((cell) => `- \`${cellId(cell)}\`: ${endOf(cell) ?? 'not run yet'}`);
  return `# The last run of all faults

Kept by \`npm run faults\`, the verdict on each cell in \`faults/last-run.json\`. ${cells.length - wrong.length} of the ${cells.length} cells of [the matrix](faults.md) ended as they
must when they were last run (${days.join(', ')}). A run in which another issue changed, Jira was asked for something unknown or the audit chain broke is not kept.

${markdownTable(['fault', 'cells', 'as expected'], rows)}
${lines.length > 0 ? `\n## Not as expected\n\n${lines.join('\n')}\n` : ''}`;
}
