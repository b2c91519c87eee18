import { sameAdf } from '../../domain/adf/same.ts';
import type { Operation } from '../../domain/operation.ts';
import { showsChange } from '../../domain/operations/description.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { operationOf } from '../jira-simulator/http/log.ts';
import type { Site, StoredIssue } from '../jira-simulator/state/model.ts';

/** An approved operation, and the issue it is about. */
export interface Target {
  operation: Operation;
  operationId: string;
  issue: StoredIssue;
}

/** What bears the marker of an operation: subtasks or comments of the issue. */
export function created(site: Site, { operationId, issue }: Target): { id: string }[] {
  const subtasks = issue.subtaskIds.flatMap((id) => site.issues[id] ?? []);
  return [...subtasks, ...issue.comments].filter(
    ({ properties }) => operationOf(properties[markerProperty]) === operationId,
  );
}

/** How often what was approved stands in Jira, read from its state and not through the product. */
export function standing(site: Site, target: Target): number {
  const { operation, issue } = target;
  const things = created(site, target);
  switch (operation.kind) {
    case 'createSubtask':
      return things.filter(({ id }) => isAsApproved(site.issues[id], operation)).length;
    case 'addComment':
      return issue.comments.filter(
        ({ id, body }) => things.some((one) => one.id === id) && sameAdf(operation.body, body),
      ).length;
    case 'linkIssues':
      return site.links.filter(
        ({ inwardId, outwardId, typeId }) =>
          inwardId === issue.id && outwardId === operation.other.id && typeId === operation.type.id,
      ).length;
    default:
      return Number(holds(site, operation, issue));
  }
}

type Change = Exclude<Operation, { kind: 'createSubtask' | 'addComment' | 'linkIssues' }>;

function holds(site: Site, operation: Change, issue: StoredIssue): boolean {
  const { fields } = issue;
  const has = (name: string, items: readonly string[], all: boolean) =>
    items.every((item) => ((fields[name] ?? []) as string[]).includes(item) === all);
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  switch (operation.kind) {
    case 'insertSections':
    case 'removeSections':
      return showsChange(operation, fields.description);
    case 'setAssignee':
      return (fields.assignee ?? null) === (operation.to?.id ?? null);
    case 'setLabels':
      return has('labels', operation.add, true) && has('labels', operation.remove, false);
    case 'setComponents':
      return (
        has('components', ids(operation.add), true) &&
        has('components', ids(operation.remove), false)
      );
    case 'deleteSubtask':
      return site.issues[operation.target.id] === undefined;
    case 'deleteComment':
      return issue.comments.every(({ id }) => id !== operation.target.id);
    case 'removeLink':
      return site.links.every(({ id }) => id !== operation.target.id);
  }
}

function isAsApproved(
  subtask: StoredIssue | undefined,
  { fields }: Extract<Operation, { kind: 'createSubtask' }>,
): boolean {
  return (
    subtask !== undefined &&
    Object.entries(fields).every(([name, value]) => sameAdf(value, subtask.fields[name]))
  );
}
