import { ReadygateError } from './errors.ts';
import type { Uuid } from './json.ts';
import type { PlanRow, RowState } from './plan.ts';
import { operationIdOf } from './seal.ts';

/**
 * What a person says of a row that no machine goes on with. Of one that may have been written: it is a
 * thing in Jira, write it again, give it up. Of one that was not: open it again.
 */
export type Choice = 'it_is' | 'write_again' | 'give_up' | 'reopen';

const answers: Record<Choice, { from: readonly RowState[]; to: RowState }> = {
  it_is: { from: ['uncertain'], to: 'done' },
  write_again: { from: ['uncertain'], to: 'released' },
  give_up: { from: ['uncertain'], to: 'failed' },
  reopen: { from: ['failed', 'conflict', 'skipped'], to: 'open' },
};

/**
 * The state that a choice brings a row to.
 * @throws {ReadygateError} row_not_answerable
 */
export function resolvedState({ state }: Pick<PlanRow, 'state'>, choice: Choice): RowState {
  const { from, to } = answers[choice];
  if (!from.includes(state)) throw new ReadygateError('row_not_answerable', { state });
  return to;
}

/** The operation of a row that is opened again: nothing that becomes known of the old one settles it. */
export function nextOperationId({ id, operationId }: Pick<PlanRow, 'id' | 'operationId'>): Uuid {
  for (let attempt = 1; attempt < mostAttempts; attempt++)
    if (operationIdOf(id, attempt) === operationId) return operationIdOf(id, attempt + 1);
  throw new ReadygateError('row_not_answerable');
}

/** Nobody opens a row more often. */
const mostAttempts = 1000;
