import type { LedgerState } from '../../db/writes.ts';
import type { Cell, End, OperationKind } from './cell.ts';

const once: End = {
  name: 'once',
  row: 'done',
  stands: true,
  effects: 1,
  says: 'Written exactly once, and it stands.',
};
const refused: End = {
  name: 'refused',
  row: 'failed',
  stands: false,
  effects: 0,
  problem: 'jira_refused',
  says: 'Jira had refused it before the fault: nothing is written, and only a person tries again.',
};
const overtaken: End = {
  name: 'overtaken',
  row: 'conflict',
  stands: false,
  effects: 1,
  problem: 'changed_in_jira',
  says: 'Written once, and changed by somebody before it was looked up: that is not written over.',
};
const unanswered: End = {
  name: 'unanswered',
  row: 'uncertain',
  stands: true,
  effects: 1,
  problem: 'waiting_for_token',
  says: 'Written once; no token of the sender was left to find out, so that a person answers.',
};
const again: End = {
  name: 'again',
  row: 'done',
  stands: true,
  effects: 2,
  says: 'What is gone cannot be told from what never was: it is made again, and stands once.',
};
const deleted: End = {
  name: 'deleted',
  row: 'done',
  stands: false,
  effects: 1,
  problem: 'readback_missing',
  says: 'Written once; the deletion by a person stands, and the receipt says so.',
};
const changed: End = {
  name: 'changed',
  row: 'done',
  stands: false,
  effects: 1,
  problem: 'readback_differs',
  says: 'Written once; the change by a person stands, and the receipt says so.',
};

/** All ends there are, the default first. */
export const ends: readonly End[] = [once, refused, overtaken, unanswered, again, deleted, changed];

/** What a write comes to without the fault, where that is not the default. */
const withoutFault: Partial<Record<LedgerState, End>> = {
  failed: refused,
  conflict: overtaken,
  uncertain: unanswered,
};

const creating: ReadonlySet<OperationKind> = new Set(['createSubtask', 'addComment']);

/** How a cell must end: the default, or one of the exceptions that docs/faults.md names. */
export function expectedEnd({ fault, operation, state }: Cell): End {
  if (fault.id === 'deleted_by_person') return state === 'ambiguous' ? again : deleted;
  if (fault.id === 'reparented_by_person') return changed;
  // A look-up finds what was created by its marker, whatever it says by now.
  if (fault.id === 'edited_by_person')
    return state === 'ambiguous' && !creating.has(operation) ? overtaken : changed;
  return withoutFault[state] ?? once;
}
