import { StrictnessError } from '../http/jira-error.ts';

/**
 * The parts of an `expand` text. A part that Jira does not have, or that this simulator does not
 * give, is an error: an answer without it would look like an empty one.
 */
export function assertExpands(
  text: string | null,
  known: readonly string[],
  given: readonly string[],
): string[] {
  const parts = (text ?? '').split(',').filter((part) => part !== '');
  for (const part of parts) {
    if (!known.includes(part)) throw new StrictnessError(400, `unknown expand '${part}'`, 'expand');
    if (!given.includes(part))
      throw new StrictnessError(400, `the simulator does not expand '${part}'`, 'expand');
  }
  return parts;
}
