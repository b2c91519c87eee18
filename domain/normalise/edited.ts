import { isRelevant } from './base.ts';

/**
 * Whether an edit may change what rules say, by the change log that Jira sends with its event. One that
 * names no field, or has another form than is known, may.
 */
export function mayChangeJudgement(changelog: unknown): boolean {
  const items = memberOf(changelog, 'items');
  if (!Array.isArray(items) || items.length === 0) return true;
  return items.some((item) => {
    const field = memberOf(item, 'fieldId') ?? memberOf(item, 'field');
    return typeof field !== 'string' || isRelevant(`field:${field}`);
  });
}

/** The parent that an event names among the fields of an issue, by id; null where it names none. */
export function parentOf(fields: unknown): string | null {
  const id = memberOf(memberOf(fields, 'parent'), 'id');
  return typeof id === 'string' && /^\d{1,19}$/.test(id) ? id : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
