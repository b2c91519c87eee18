import type { Digest } from '../canonical.ts';
import type { FieldText } from '../issue.ts';
import { textDigest } from '../normalise/base.ts';

/** That a person said of an issue: this is so, as its description stood then. */
export interface Tick {
  rule: string;
  /** `textDigest` of the description. */
  description: Digest;
}

/**
 * Whether a manual rule is ticked for the description as it stands: a change of it resets the tick. Null
 * where there is a tick and the description cannot be read now: nobody can say whether it changed.
 */
export function isTicked(
  rule: string,
  description: FieldText,
  ticks: readonly Tick[],
): boolean | null {
  const own = ticks.filter((tick) => tick.rule === rule);
  const now = textDigest(description);
  if (own.some((tick) => tick.description === now)) return true;
  return own.length > 0 && description.read === 'unreadable' ? null : false;
}
