import type { AddComment, CreateSubtask, DeleteCreated, Operation } from '../operation.ts';
import { descriptionDigest, showsChange } from './description.ts';
import { assigneeId, componentIdsOf, labelsOf, linksOf } from './issue-values.ts';

/** An operation that changes a field of the issue itself. */
export type FieldEdit = Exclude<Operation, CreateSubtask | AddComment | DeleteCreated>;

/** What an issue says of a change: it stands, the old value stands, or neither does. */
export type Standing = 'new' | 'old' | 'other';

const fields: Record<FieldEdit['kind'], string> = {
  insertSections: 'description',
  removeSections: 'description',
  setAssignee: 'assignee',
  setLabels: 'labels',
  setComponents: 'components',
  linkIssues: 'issuelinks',
};

/** The field that an operation changes; null for one that changes none. */
export function fieldOf({ kind }: Operation): string | null {
  return (fields as Partial<Record<Operation['kind'], string>>)[kind] ?? null;
}

/** Whether the fields of an issue show what an operation set; null for an operation that sets none. */
export function changeStands(
  operation: Operation,
  values: Record<string, unknown>,
): boolean | null {
  const field = fieldOf(operation);
  if (field === null) return null;
  return standingOf(operation as FieldEdit, values[field] ?? null) === 'new';
}

/** What the value of the field says of a change. */
export function standingOf(operation: FieldEdit, value: unknown): Standing {
  switch (operation.kind) {
    case 'insertSections':
    case 'removeSections':
      if (descriptionDigest(value) === operation.before) return 'old';
      return showsChange(operation, value) ? 'new' : 'other';
    case 'setAssignee': {
      const now = assigneeId(value);
      if (now === (operation.to?.id ?? null)) return 'new';
      return now === (operation.from?.id ?? null) ? 'old' : 'other';
    }
    case 'setLabels':
      return ofSet(labelsOf(value), operation.add, operation.remove);
    case 'setComponents': {
      const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
      return ofSet(componentIdsOf(value), ids(operation.add), ids(operation.remove));
    }
    case 'linkIssues': {
      const { type, direction, other } = operation;
      const stands = linksOf(value).some(
        (link) =>
          link.typeId === type.id && link.direction === direction && link.otherId === other.id,
      );
      return stands ? 'new' : 'old';
    }
  }
}

/** What a list says of additions and removals. */
export function ofSet(
  list: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): Standing {
  const has = new Set(list);
  const done = [...add.map((item) => has.has(item)), ...remove.map((item) => !has.has(item))];
  if (done.every(Boolean)) return 'new';
  return done.some(Boolean) ? 'other' : 'old';
}
