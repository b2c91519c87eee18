import { beforeAll, describe, expect, it } from '@jest/globals';
import { cellId } from '../../faults/matrix/cell.ts';
import { expectedEnd } from '../../faults/matrix/ends.ts';
import { pairwiseCells } from '../../faults/matrix/pairwise.ts';
import { type Run, runCells } from '../../faults/run/run-cells.ts';

const cells = pairwiseCells();

describe('W2 whatever fails, what was approved is in Jira once and nothing else is', () => {
  let run: Run;
  /** All of them share one world: most of a cell is waiting. */
  beforeAll(async () => {
    run = await runCells(cells);
  }, 600_000);

  it.each(cells.map((cell) => [cellId(cell), expectedEnd(cell).name]))('%s: %s', (id) => {
    const verdict = run.verdicts.find(({ cell }) => cell === id);
    expect(verdict?.problems).toEqual([]);
  });

  it('no issue changed that nothing was approved for', () => {
    expect(run.elsewhere).toEqual([]);
  });

  it('Jira was asked for nothing that it does not have, and the audit chain is whole', () => {
    expect([run.violations, run.auditVerified]).toEqual([0, true]);
  });
});
