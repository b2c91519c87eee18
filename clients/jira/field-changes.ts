import type { Static } from 'typebox';
import type { FieldChange } from '../../domain/field-change.ts';
import type { ChangeEntry } from './schemas.ts';

/** The changed fields of one entry of a history. */
export function fieldChanges({
  created,
  author,
  items,
}: Static<typeof ChangeEntry>): FieldChange[] {
  const at = timeOf(created);
  return items.map((item) => {
    // Every object inherits a `toString`, so that it cannot stand in a schema.
    const own = Object.getOwnPropertyDescriptor(item, 'toString')?.value;
    return {
      at,
      accountId: author?.accountId ?? null,
      field: item.field,
      from: item.from ?? null,
      fromText: item.fromString ?? '',
      to: item.to ?? null,
      toText: typeof own === 'string' ? own : '',
    };
  });
}

/** Jira's description has a text, seconds in its example, and live sites were seen to give milliseconds. */
function timeOf(created: string | number): number {
  if (typeof created === 'string')
    return Date.parse(created.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return created < 1e11 ? created * 1000 : created;
}
