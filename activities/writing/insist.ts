import { type ErrorCode, isReadygateError } from '../../domain/errors.ts';

/** Failures that say nothing of the work itself: the same may succeed at once. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'busy',
  'timeout',
  'database_unavailable',
  'commit_unknown',
]);

/** Tries in all. Each has the database's own limits of time, so that no pause is needed between them. */
const tries = 3;

/**
 * Records what is known once more where the database failed: what Jira said would be lost otherwise,
 * and could only be looked up. The work must bear being done twice.
 */
export async function insist<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !isReadygateError(error) || !passing.has(error.code)) throw error;
    }
  }
}
