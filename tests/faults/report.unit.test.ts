import { describe, expect, it } from '@jest/globals';
import { cellId } from '../../faults/matrix/cell.ts';
import { allCells } from '../../faults/matrix/cells.ts';
import { expectedEnd } from '../../faults/matrix/ends.ts';
import { faultsReport, isQuiet, keep } from '../../faults/report.ts';
import type { Run } from '../../faults/run/run-cells.ts';

const cells = allCells();

/** A run of some cells, which ended as they must but for the problems of the first. */
function runOf(ids: readonly string[], problems: string[] = []): Run {
  const verdicts = cells
    .filter((cell) => ids.includes(cellId(cell)))
    .map((cell, at) => ({
      cell: cellId(cell),
      end: expectedEnd(cell).name,
      seconds: 1,
      problems: at === 0 ? problems : [],
    }));
  return { verdicts, elsewhere: [], auditVerified: true, violations: 0 };
}

const [first = '', second = '', ...others] = cells.map(cellId);
const all = keep({}, runOf([first, second, ...others]), cells, '2026-01-01');

describe('the report of faults', () => {
  it('says that every cell ended as it must, once they all did', () => {
    const text = faultsReport(all, cells);
    expect(text).toContain(`${cells.length} of the ${cells.length} cells`);
    expect(text).not.toContain('Not as expected');
  });

  it('names a cell that did not, and one that was never run', () => {
    const kept = keep(all, runOf([first], ['row: failed instead of done']), cells, '2026-01-02');
    const { [second]: _gone, ...some } = kept;
    const text = faultsReport(some, cells);
    expect(text).toContain(`${cells.length - 2} of the ${cells.length} cells`);
    expect(text).toContain(`- \`${first}\`: not once: row: failed instead of done`);
    expect(text).toContain(`- \`${second}\`: not run yet`);
  });

  it('keeps the other verdicts where a few cells are run again, and drops cells that are no more', () => {
    const before = { ...all, 'no_fault/createSubtask/sending': '2026-01-01 once' };
    const kept = keep(before, runOf([first]), cells, '2026-01-02');
    expect(Object.keys(kept)).toEqual(cells.map(cellId));
    expect([kept[first], kept[second]]).toEqual(['2026-01-02 once', '2026-01-01 once']);
  });

  it('is not made of a run in which something else happened', () => {
    const run = runOf([first]);
    expect(isQuiet(run)).toBe(true);
    expect(isQuiet({ ...run, elsewhere: ['SHOP-1'] })).toBe(false);
    expect(isQuiet({ ...run, violations: 1 })).toBe(false);
    expect(isQuiet({ ...run, auditVerified: false })).toBe(false);
  });
});
