import { createInterface } from 'node:readline/promises';
import type { SweepAmounts } from '../../domain/sweep.ts';

/** Shows an estimate with the budget, and asks whether to begin; where nobody can answer it does not. */
export async function askToStart(estimate: SweepAmounts, budget: SweepAmounts): Promise<boolean> {
  process.stderr.write(
    [
      `estimate: ${wordsOf(estimate)}`,
      `budget:   ${wordsOf(budget)}`,
      'Judging asks no model: no tokens, no money.',
      '',
    ].join('\n'),
  );
  if (!process.stdin.isTTY) {
    process.stderr.write('Nothing was started. --yes approves the budget.\n');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question('Start? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}

function wordsOf({ issues, points, seconds }: SweepAmounts): string {
  const minutes = Math.ceil(seconds / 60);
  return `${issues} work items, ${points} points of Jira, ${minutes} min`;
}
