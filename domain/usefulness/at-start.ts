import type { FieldChange } from '../field-change.ts';

type Bag = Record<string, unknown>;

/**
 * The fields of an issue of Jira's REST API as they were at a time, its later changes undone: summary, description,
 * type, and other fields that hold text, which changes name as `names` does. What was not read stays so. All
 * other fields are as they are now, and documents come back as the plain text that a history keeps of them.
 */
export function fieldsAt(
  fields: Readonly<Bag>,
  changes: readonly FieldChange[],
  at: number,
  names: Readonly<Record<string, string>> = {},
): Bag {
  const then = { ...fields };
  const later = changes.filter((change) => change.at > at);
  // The last one to be undone is the first that was made.
  for (const { field, fromText } of later.toSorted((a, b) => b.at - a.at)) {
    const id = idOf(field, names);
    if (id === 'issuetype') then[id] = { ...(then[id] as Bag | null), name: fromText };
    else if (holdsText(id, fields[id])) then[id] = fromText === '' ? null : fromText;
  }
  return then;
}

function idOf(field: string, names: Readonly<Record<string, string>>): string {
  const [found] = Object.entries(names).find(([, name]) => name === field) ?? [];
  return found ?? field.toLowerCase();
}

function holdsText(id: string, value: unknown): boolean {
  if (id === 'summary' || id === 'description') return value !== undefined && value !== false;
  if (!id.startsWith('customfield_')) return false;
  return typeof value === 'string' || (value as Bag | null)?.type === 'doc';
}
