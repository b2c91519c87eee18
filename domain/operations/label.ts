import { canonicalJson } from '../canonical.ts';
import type { AdfDoc } from '../json.ts';
import type { AddComment, CreateSubtask, Operation } from '../plan.ts';
import { adfPlainText } from './adf.ts';

/** The issue or comment property that marks what Readygate created. */
export const markerProperty = 'readygate.op';

/** One field that an operation sets, in words. */
export interface Effect {
  name: string;
  value: string;
}

/** The literal operation in one line, made from the operation and from nothing else. */
export function operationLabel(operation: Operation): string {
  switch (operation.kind) {
    case 'createSubtask':
      return `Create subtask “${operation.fields.summary}”`;
    case 'addComment':
      return {
        everyone: 'Add a comment',
        internal: 'Add an internal note',
        customer: 'Add a comment that the customer will see',
      }[operation.audience];
  }
}

/** Everything an operation sets in Jira, in order; nothing is left out. */
export function operationEffects(operation: Operation): Effect[] {
  const effects =
    operation.kind === 'createSubtask' ? subtaskEffects(operation) : commentEffects(operation);
  return [...effects, { name: 'Marker', value: markerProperty }];
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
