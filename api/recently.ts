import { isReadygateError } from '../domain/errors.ts';
import { remember } from './remember.ts';

/** Seconds. */
const remembered = 60;
const whileJiraIsDown = 15 * 60;
const mostRemembered = 5000;

/** What Jira said of something, by its name. */
type Recently<Value> = (name: string, fresh: boolean, ask: () => Promise<Value>) => Promise<Value>;

/**
 * Remembers what Jira said: for 60 seconds, and for 15 minutes while Jira does not answer. What must be
 * fresh is asked for anew, and fails where Jira does not answer. One refusal forgets what was known.
 */
export function createRecently<Value>(clock: () => Date): Recently<Value> {
  const memory = new Map<string, { value: Value; at: number }>();
  return async (name, fresh, ask) => {
    const known = memory.get(name);
    const at = clock().getTime();
    const age = known ? (at - known.at) / 1000 : Number.POSITIVE_INFINITY;
    if (known && !fresh && age < remembered) return known.value;
    try {
      const value = await ask();
      remember(memory, name, { value, at }, mostRemembered);
      return value;
    } catch (error) {
      const down =
        isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
      if (known && !fresh && down && age < whileJiraIsDown) return known.value;
      if (!down) memory.delete(name);
      throw error;
    }
  };
}
