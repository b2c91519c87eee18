import type { NormalIssue } from '../issue.ts';
import type { Json } from '../json.ts';
import { isEstimateName } from '../normalise/fields.ts';

/**
 * The values of the fields that hold an estimate: those of the site that are named so, and the one that a
 * pack names. Empty where there is no such field.
 */
export function estimatesOf({ values, named = {} }: NormalIssue): Json[] {
  const { estimate, ...others } = named;
  const taken = new Set(Object.values(others));
  return Object.entries(values).flatMap(([key, value]) =>
    key === estimate || (!taken.has(key as `field:${string}`) && isEstimate(key)) ? [value] : [],
  );
}

/** Values hold an estimate under the field's id; only fields named as estimates are kept besides the fixed ones. */
function isEstimate(key: string): boolean {
  const id = key.slice('field:'.length);
  return isEstimateName(id) || /^customfield_\d+$/.test(id);
}
