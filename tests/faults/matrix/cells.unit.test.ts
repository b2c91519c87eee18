import { describe, expect, it } from '@jest/globals';
import { cellId, ledgerStates, operationKinds } from '../../../faults/matrix/cell.ts';
import { allCells } from '../../../faults/matrix/cells.ts';
import { ends, expectedEnd } from '../../../faults/matrix/ends.ts';
import { faults } from '../../../faults/matrix/faults.ts';
import { isCommon, pairsOf, pairwiseCells } from '../../../faults/matrix/pairwise.ts';

const cells = allCells();
const ids = cells.map(cellId);

describe('W2 the matrix of faults', () => {
  it('names each cell once, and leaves no fault, operation or state of the ledger out', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(cells.map(({ fault }) => fault.id)).size).toBe(faults.length);
    expect(new Set(cells.map(({ operation }) => operation)).size).toBe(operationKinds.length);
    expect(new Set(cells.map(({ state }) => state)).size).toBe(ledgerStates.length);
  });

  it('expects of every cell one of the ends that are told apart', () => {
    const seen = new Set(cells.map((cell) => expectedEnd(cell).name));
    expect(seen).toEqual(new Set(ends.map(({ name }) => name)));
  });

  it('expects more than one effect only where a person deleted the first', () => {
    const twice = cells.filter((cell) => expectedEnd(cell).effects > 1);
    expect(new Set(twice.map(({ fault }) => fault.id))).toEqual(new Set(['deleted_by_person']));
  });
});

describe('W2 the selection for every day', () => {
  it('covers every pair of the faults that strike several operations, with at most 80 cells', () => {
    const chosen = pairwiseCells();
    expect(chosen.length).toBeLessThanOrEqual(80);
    const common = cells.filter(({ fault }) => isCommon(fault));
    expect(new Set(chosen.flatMap(pairsOf))).toEqual(new Set(common.flatMap(pairsOf)));
    for (const cell of chosen) expect(ids).toContain(cellId(cell));
  });

  it('is the same at each call', () => {
    expect(pairwiseCells().map(cellId)).toEqual(pairwiseCells().map(cellId));
  });
});
