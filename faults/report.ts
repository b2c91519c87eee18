import { markdownTable } from './markdown.ts';
import { cellId } from './matrix/cell.ts';
import { allCells } from './matrix/cells.ts';
import { faults } from './matrix/faults.ts';
import type { Run } from './run/run-cells.ts';

export interface ReportFacts {
  /** The day of the run, as `2026-11-30`. */
  day: string;
  minutes: number;
}

/** Whether every cell ended as it must, and nothing else happened. */
export function holds({ verdicts, elsewhere, auditVerified, violations }: Run): boolean {
  const ended = verdicts.every(({ problems }) => problems.length === 0);
  return ended && elsewhere.length === 0 && auditVerified && violations === 0;
}

/** docs/faults-report.md: what the last run of the whole matrix found. */
export function faultsReport(run: Run, { day, minutes }: ReportFacts): string {
  const { verdicts, elsewhere, auditVerified, violations } = run;
  const wrong = verdicts.filter(({ problems }) => problems.length > 0);
  const lines = wrong.map(({ cell, problems }) => `- \`${cell}\`: ${problems.join('; ')}`);
  return `# The last run of all faults

Written by \`npm run faults\` on ${day}: ${verdicts.length} cells of [the matrix](faults.md) in ${minutes} minutes, ${wrong.length} of which did not end as they must.
Issues that no cell is about and that changed: ${elsewhere.length}. Requests that Jira does not know: ${violations}. Audit chain: ${auditVerified ? 'whole' : 'broken'}.

${markdownTable(
  ['fault', 'cells', 'as expected'],
  faults.map(({ id }) => countsOf(run, id)),
)}
${lines.length > 0 ? `\n## Not as expected\n\n${lines.join('\n')}\n` : ''}`;
}

function countsOf({ verdicts }: Run, fault: string): string[] {
  const ids = new Set(
    allCells()
      .filter((cell) => cell.fault.id === fault)
      .map(cellId),
  );
  const own = verdicts.filter(({ cell }) => ids.has(cell));
  const right = own.filter(({ problems }) => problems.length === 0);
  return [`\`${fault}\``, String(own.length), String(right.length)];
}
