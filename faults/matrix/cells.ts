import type { LedgerState } from '../../db/writes.ts';
import { type Cell, type OperationKind, operationKinds } from './cell.ts';
import { faults } from './faults.ts';

/** What may end in `conflict`: a change whose new value somebody can change again before it is looked up. */
const mayConflict: ReadonlySet<OperationKind> = new Set([
  'insertSections',
  'removeSections',
  'setAssignee',
  'setLabels',
  'setComponents',
  'linkIssues',
]);

/** Whether the ledger of an operation can come into a state at all. */
function isReachable(operation: OperationKind, state: LedgerState): boolean {
  return state !== 'conflict' || mayConflict.has(operation);
}

/** Every fault with every operation and every state of the ledger that it can meet. */
export function allCells(): Cell[] {
  return faults.flatMap((fault) =>
    (fault.operations ?? operationKinds).flatMap((operation) =>
      fault.meets
        .filter((state) => isReachable(operation, state))
        .map((state) => ({ fault, operation, state })),
    ),
  );
}
