import { AsyncLocalStorage } from 'node:async_hooks';
import type { Purpose } from '../../../domain/limits/settings.ts';

/** One piece of work whose calls to Jira are paid together. */
export interface Scope {
  readonly purpose: Purpose;
  readonly name: string;
  /** Points that were reserved and not used, by whoever holds the books. */
  readonly purses: Map<object, unknown>;
  /** Called when the work is over, however it ended. */
  readonly endings: (() => Promise<void>)[];
}

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Does work whose calls to Jira are for a purpose and share one reservation: an attempt of an activity,
 * or what the API asks of a person. `name` says what kind of work it is, so that it is known what it
 * usually costs. What is not used is given back when it is over.
 */
export async function payingTogether<Result>(
  purpose: Purpose,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const scope = openScope(purpose, name);
  try {
    return await scopes.run(scope, work);
  } finally {
    for (const end of scope.endings) await end();
  }
}

/** The work that a call belongs to. Null: the call is on its own. */
export function currentScope(): Scope | null {
  return scopes.getStore() ?? null;
}

export function openScope(purpose: Purpose, name: string): Scope {
  return { purpose, name, purses: new Map(), endings: [] };
}
