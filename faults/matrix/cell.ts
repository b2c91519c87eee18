import type { LedgerState } from '../../db/writes.ts';
import type { Operation } from '../../domain/operation.ts';
import type { RowState } from '../../domain/plan.ts';

export type OperationKind = Operation['kind'];

/** All kinds, in the order of the table. The compiler holds the list to the union. */
const everyKind: Record<OperationKind, true> = {
  createSubtask: true,
  addComment: true,
  insertSections: true,
  removeSections: true,
  setAssignee: true,
  setLabels: true,
  setComponents: true,
  linkIssues: true,
  deleteSubtask: true,
  deleteComment: true,
  removeLink: true,
};
export const operationKinds = Object.keys(everyKind) as OperationKind[];

/** The states of the ledger, in the order in which a write meets them. */
const everyState: Record<LedgerState, true> = {
  planned: true,
  sending: true,
  ambiguous: true,
  confirmed: true,
  failed: true,
  conflict: true,
  uncertain: true,
};
export const ledgerStates = Object.keys(everyState) as LedgerState[];

/** Faults of one family fail in the same way, and differ in when or how much is lost. */
type Family = 'process' | 'connection' | 'answer' | 'time' | 'person';

/** Something that goes wrong once, at the first request about the issue while the ledger is in a state. */
export interface Fault {
  id: string;
  family: Family;
  /** What happens, for the table. */
  what: string;
  /** The states in which it can strike. */
  meets: readonly LedgerState[];
  /** The operations that it can strike; all of them where it is left out. */
  operations?: readonly OperationKind[];
}

/** One fault that strikes one operation in one state of the ledger. */
export interface Cell {
  fault: Fault;
  operation: OperationKind;
  state: LedgerState;
}

/** How a cell ends. */
export interface End {
  /** Its word in the table. */
  name: string;
  row: RowState;
  /** What was approved stands in Jira, once; else it does not stand there at all. */
  stands: boolean;
  /** How often the operation took effect in Jira. */
  effects: 0 | 1 | 2;
  /** The code that the row bears; none where it is left out. */
  problem?: string;
  /** In one sentence, for the table. */
  says: string;
}

/** A cell in one word, by which it can be named on the command line. */
export function cellId({ fault, operation, state }: Cell): string {
  return `${fault.id}/${operation}/${state}`;
}
