import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { allCells } from './matrix/cells.ts';
import { faultsReport, type Kept } from './report.ts';

const file = new URL('last-run.json', import.meta.url);

/** The last verdicts that were kept; none where nothing was run yet. */
export function readKept(): Kept {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {};
}

/** Keeps verdicts, and the report of them. */
export function writeKept(kept: Kept): void {
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  const report = new URL('../docs/faults-report.md', import.meta.url);
  writeFileSync(report, faultsReport(kept, allCells()));
}
