/** `npm run faults -- [PATTERN]`: runs the whole matrix and keeps its report, or the cells that are named. */
import { writeFileSync } from 'node:fs';
import { cellId } from './matrix/cell.ts';
import { allCells } from './matrix/cells.ts';
import { faultsReport, holds } from './report.ts';
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
  const from = Date.now();
  const run = await runCells(cells, { report, stoppedSeconds });
  const minutes = Math.ceil((Date.now() - from) / 60_000);
  const day = new Date(from).toISOString().slice(0, 10);
  if (pattern === '')
    writeFileSync(
      new URL('../docs/faults-report.md', import.meta.url),
      faultsReport(run, { day, minutes }),
    );
  const { verdicts, elsewhere, auditVerified, violations } = run;
  const wrong = verdicts.filter(({ problems }) => problems.length > 0).map(({ cell }) => cell);
  process.stdout.write(
    `${JSON.stringify({ cells: verdicts.length, wrong, elsewhere, violations, auditVerified })}\n`,
  );
  return holds(run) ? 0 : 1;
}
