import type { FieldText } from '../../issue.ts';
import type { Json } from '../../json.ts';
import { isNotRead } from '../../normalise/plain-value.ts';
import { estimatesOf } from '../estimates.ts';
import type { Subject } from '../rule.ts';
import { absent, type Unknown, unreadable } from './unknown.ts';

/** How long a list is, is known also of one whose members could not all be read. */
export type FieldValue = string | number | boolean | (string | Unknown)[] | null | Unknown;

/** Fields that every formula may name; a pack names further ones in `fields`. */
export const knownFields: readonly string[] = [
  'summary',
  'description',
  'acceptanceCriteria',
  'components',
  'priority',
  'estimate',
];

/** The value of a field by the name that formulas use. */
export function fieldValue(name: string, { issue, summary, description }: Subject): FieldValue {
  if (name === 'summary') return textOf([summary]);
  if (name === 'description') return textOf([description]);
  if (name === 'acceptanceCriteria')
    return textOf(issue.texts.filter(({ key }) => key.startsWith('field:')));
  if (name === 'estimate') {
    const estimates = estimatesOf(issue);
    return simple(estimates.find((value) => !isEmpty(value)) ?? estimates[0]);
  }
  const value = issue.values[issue.named?.[name] ?? `field:${name}`];
  // A list of components that could not be read is kept as null.
  if (name === 'components' && value === null) return unreadable;
  return simple(value);
}

export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function textOf(fields: readonly FieldText[]): FieldValue {
  if (fields.length === 0) return absent;
  const text = fields.map((field) => field.text).join('\n');
  const isPartial = fields.some(({ read }) => read === 'unreadable');
  return isPartial && isEmpty(text) ? unreadable : text;
}

function simple(value: Json | undefined): FieldValue {
  if (value === undefined) return absent;
  if (isNotRead(value)) return unreadable;
  if (Array.isArray(value)) return value.map((one) => (isNotRead(one) ? unreadable : String(one)));
  return value as FieldValue;
}
