/** `npm run faults -- [PATTERN]`: runs all cells of the matrix, or those named, and keeps the verdicts. */
import { readKept, writeKept } from './kept.ts';
import { cellId } from './matrix/cell.ts';
import { allCells } from './matrix/cells.ts';
import { isQuiet, keep } from './report.ts';
import { runCells } from './run/run-cells.ts';
import type { Verdict } from './run/verdict.ts';

const tell = (text: string) => process.stderr.write(`${text}\n`);

/** What is meant by a worker that stands still, in seconds. */
const stoppedSeconds = 120;

process.exitCode = await main(process.argv.slice(2));

async function main([pattern = '']: string[]): Promise<number> {
  const cells = allCells().filter((cell) => cellId(cell).includes(pattern));
  if (cells.length === 0) {
    tell('usage: npm run faults -- [PATTERN]; no cell FAULT/OPERATION/STATE has this in its name');
    return 2;
  }
  let done = 0;
  const report = ({ cell, end, seconds, problems }: Verdict) => {
    done += 1;
    const result = problems.length === 0 ? end : `NOT ${end}: ${problems.join('; ')}`;
    tell(`${String(done).padStart(4)}/${cells.length}  ${cell.padEnd(48)} ${seconds} s  ${result}`);
  };
  const run = await runCells(cells, { report, stoppedSeconds });
  const day = new Date().toISOString().slice(0, 10);
  if (isQuiet(run)) writeKept(keep(readKept(), run, allCells(), day));
  const { verdicts, elsewhere, auditVerified, violations } = run;
  const wrong = verdicts.filter(({ problems }) => problems.length > 0).map(({ cell }) => cell);
  process.stdout.write(
    `${JSON.stringify({ cells: verdicts.length, wrong, elsewhere, violations, auditVerified })}\n`,
  );
  return isQuiet(run) && wrong.length === 0 ? 0 : 1;
}
