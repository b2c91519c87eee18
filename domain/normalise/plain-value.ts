import type { FieldKey } from '../issue.ts';
import type { Json } from '../json.ts';
import { readField } from './fields.ts';

/** Stands for what is there and cannot be read as text: all other values are texts, numbers, or lists of them. */
const notRead = { read: 'unreadable' } as const;

/**
 * A field's value as rules compare it: the text of a document, texts, numbers and the names of options, also
 * in a list; `true` for a person, of whom nothing is kept.
 */
export function plainValue(key: FieldKey, value: unknown): Json {
  if (Array.isArray(value)) return listOf(value.map((one) => plainValue(key, one)));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || isDocument(value)) return textOf(key, value);
  const { value: option, name, accountId } = value as Record<string, unknown>;
  const shown = [option, name].find((one) => typeof one === 'string');
  if (typeof shown === 'string') return shown.toWellFormed();
  return typeof accountId === 'string' ? true : notRead;
}

/** Whether a value of an issue is one that could not be read as text. */
export function isNotRead(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDocument(value: object): boolean {
  return (value as { type?: unknown }).type === 'doc';
}

function textOf(key: FieldKey, value: unknown): Json {
  if (value === null || value === undefined) return null;
  const { read, text } = readField(key, value);
  return read === 'unreadable' ? notRead : text;
}

/** In one order, whatever order Jira gives; how many there are is known of what cannot be read as well. */
function listOf(members: readonly Json[]): Json {
  const isPlain = (one: Json) => typeof one !== 'object' || one === null;
  const texts = members.filter(isPlain).map(String).toSorted();
  return [...texts, ...members.filter((one) => !isPlain(one)).map(() => notRead)];
}
