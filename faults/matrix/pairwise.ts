import type { LedgerState } from '../../db/writes.ts';
import { type Cell, cellId, type Fault } from './cell.ts';
import { allCells } from './cells.ts';

/** How a write ends that was not confirmed: one of the three is enough for an operation. */
const unconfirmed: ReadonlySet<LedgerState> = new Set(['failed', 'conflict', 'uncertain']);

/**
 * A small selection in which every fault meets every state that it can meet, every operation meets
 * every state on the way and one of those in which it was not confirmed, and every family of faults
 * meets every operation; what can strike one operation alone is left to the run of all cells. Greedy, and
 * the same at each call.
 */
export function pairwiseCells(): Cell[] {
  const left = allCells().filter(({ fault }) => isCommon(fault));
  const open = new Set(left.flatMap(pairsOf));
  const chosen: Cell[] = [];
  const used = new Map<string, number>();
  while (open.size > 0) {
    const best = bestOf(left, open, used);
    for (const pair of pairsOf(best)) open.delete(pair);
    for (const name of namesOf(best)) used.set(name, (used.get(name) ?? 0) + 1);
    chosen.push(best);
  }
  return chosen.toSorted((a, b) => order(left, a) - order(left, b));
}

/** Whether a fault can strike more than one operation. */
export function isCommon({ operations }: Fault): boolean {
  return operations?.length !== 1;
}

/** The pairs that a cell covers. */
export function pairsOf({ fault, operation, state }: Cell): string[] {
  const stage = unconfirmed.has(state) ? 'unconfirmed' : state;
  return [`${fault.id} ${state}`, `${operation} ${stage}`, `${fault.family} ${operation}`];
}

/** The cell that covers most; of several the one whose parts were used least, then the first. */
function bestOf(
  cells: readonly Cell[],
  open: ReadonlySet<string>,
  used: ReadonlyMap<string, number>,
): Cell {
  const value = (cell: Cell) =>
    pairsOf(cell).filter((pair) => open.has(pair)).length * 1000 -
    namesOf(cell).reduce((sum, name) => sum + (used.get(name) ?? 0), 0);
  return cells.reduce((best, cell) => (value(cell) > value(best) ? cell : best));
}

const namesOf = ({ fault, operation }: Cell) => [fault.id, operation];

function order(cells: readonly Cell[], cell: Cell): number {
  return cells.findIndex((other) => cellId(other) === cellId(cell));
}
