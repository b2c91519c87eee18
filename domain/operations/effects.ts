import { canonicalJson } from '../canonical.ts';
import type { AdfDoc, Json } from '../json.ts';
import type { AddComment, CreateSubtask, Operation } from '../operation.ts';
import { adfPlainText } from './adf.ts';
import { markerProperty, nameOf } from './label.ts';

/** One thing that an operation sets, in words. */
export interface Effect {
  name: string;
  value: string;
}

const marker: Effect = {
  name: 'Marker',
  value: `${markerProperty}, a hidden property by which Readygate finds it again`,
};

/** Everything an operation sets in Jira, in order; nothing is left out. */
export function operationEffects(operation: Operation): Effect[] {
  switch (operation.kind) {
    case 'createSubtask':
      return [...subtaskEffects(operation), marker];
    case 'addComment':
      return [...commentEffects(operation), marker];
    case 'insertSections':
      return operation.insertions.map(({ nodes }) => ({
        name: 'Added to the description',
        value: nodesText(nodes),
      }));
    case 'removeSections':
      return operation.cuts.map(({ nodes }) => ({
        name: 'Taken out of the description',
        value: nodesText(nodes),
      }));
    case 'setAssignee':
      return [{ name: 'Assignee', value: `${nameOf(operation.from)} → ${nameOf(operation.to)}` }];
    case 'setLabels':
      return changes('label', operation.add, operation.remove);
    case 'setComponents':
      return changes('component', operation.add.map(nameOf), operation.remove.map(nameOf));
    case 'linkIssues':
      return [{ name: 'Link', value: `${operation.type.name} ${operation.other.name}` }];
    case 'deleteSubtask':
      return [{ name: 'Deleted', value: operation.target.name }];
    case 'deleteComment':
      return [{ name: 'Deleted', value: `The comment ${operation.target.id}` }];
    case 'removeLink':
      return [{ name: 'Removed', value: operation.target.name }];
  }
}

function changes(what: string, add: readonly string[], remove: readonly string[]): Effect[] {
  return [
    ...add.map((value) => ({ name: `Added ${what}`, value })),
    ...remove.map((value) => ({ name: `Removed ${what}`, value })),
  ];
}

function nodesText(nodes: Json[]): string {
  return adfPlainText({ version: 1, type: 'doc', content: nodes });
}

const fieldNames: Record<string, string> = { summary: 'Summary', description: 'Description' };

function subtaskEffects({ fields }: CreateSubtask): Effect[] {
  return Object.entries(fields)
    .toSorted(bySignificance)
    .map(([id, value]) => ({
      name: fieldNames[id] ?? id,
      value: isDoc(value) ? adfPlainText(value) : plainValue(value),
    }));
}

/** As Jira's own form shows them: summary, description, then the others by id. */
function bySignificance([a]: [string, unknown], [b]: [string, unknown]): number {
  const order = Object.keys(fieldNames);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function commentEffects({ body, audience }: AddComment): Effect[] {
  const readers = {
    everyone: 'Everyone who sees the work item',
    internal: 'The team only',
    customer: 'The team and the customer',
  }[audience];
  return [
    { name: 'Comment', value: adfPlainText(body) },
    { name: 'Visible to', value: readers },
  ];
}

function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}

function isDoc(value: unknown): value is AdfDoc {
  return typeof value === 'object' && value !== null && (value as AdfDoc).type === 'doc';
}
