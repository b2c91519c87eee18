import type { PackChange } from './diff.ts';
import { packKinds } from './layers.ts';
import { packCategories } from './statuses.ts';

/** A change of a pack as one line: what, from what to what, for whom. */
export function changeInWords(change: PackChange): string {
  return `${what(change)}, for ${whom(change)}`;
}

function what({ rule, setting, before, after }: PackChange): string {
  if (setting === 'judged') return after === true ? `${rule} is new` : `${rule} is gone`;
  if (setting === 'counts') return after === true ? `${rule} counts now` : `${rule} is a hint now`;
  return `${rule === null ? '' : `${rule} `}${setting}: ${shown(before)} → ${shown(after)}`;
}

function whom({ types, statuses }: PackChange): string {
  const kinds = types.length === packKinds.length ? 'every type' : types.join(', ');
  if ([null, ...packCategories].every((status) => statuses.includes(status))) return kinds;
  return `${kinds} in ${statuses.map((status) => status ?? 'an unknown status').join(', ')}`;
}

function shown(value: PackChange['before']): string {
  if (value === null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
