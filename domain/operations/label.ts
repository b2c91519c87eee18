import type { Json } from '../json.ts';
import type { Named, Operation } from '../operation.ts';
import { adfPlainText } from './adf.ts';

/** The issue or comment property that marks what Readygate created. */
export const markerProperty = 'readygate.op';

/** How Jira Service Management tells an internal note from a comment that the customer sees. */
export const internalNote = { key: 'sd.public.comment', value: { internal: true } };

/** The operation that the value of a marker names; null where it is none. */
export function markedOperation(marker: unknown): string | null {
  const { op } = (marker ?? {}) as { op?: unknown };
  return typeof op === 'string' ? op : null;
}

/** How a reader is told whom or what is meant. */
export function nameOf(named: Named | null): string {
  return named?.name ?? 'nobody';
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
    case 'insertSections':
      return `Add ${firstLines(operation.insertions)} to the description`;
    case 'removeSections':
      return `Take ${firstLines(operation.cuts)} out of the description`;
    case 'setAssignee':
      return `Change the assignee from ${nameOf(operation.from)} to ${nameOf(operation.to)}`;
    case 'setLabels':
      return setLabel('label', operation.add, operation.remove);
    case 'setComponents':
      return setLabel('component', operation.add.map(nameOf), operation.remove.map(nameOf));
    case 'linkIssues':
      return `Link: ${operation.type.name} ${operation.other.name}`;
    case 'deleteSubtask':
      return `Delete the subtask ${operation.target.name}`;
    case 'deleteComment':
      return 'Delete the comment that Readygate added';
    case 'removeLink':
      return `Remove the link: ${operation.target.name}`;
  }
}

/** The first line of each piece, which mostly is its heading. */
function firstLines(pieces: readonly { nodes: Json[] }[]): string {
  return pieces
    .map(({ nodes }) => adfPlainText({ version: 1, type: 'doc', content: nodes.slice(0, 1) }))
    .map((text) => `“${text.split('\n')[0]}”`)
    .join(' and ');
}

function setLabel(what: string, add: readonly string[], remove: readonly string[]): string {
  const [added, removed] = [listed('Add', what, add), listed('Remove', what, remove)];
  if (!added || !removed) return added || removed;
  return `${added}, ${removed.charAt(0).toLowerCase()}${removed.slice(1)}`;
}

function listed(verb: string, what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return `${verb} ${what}${names.length === 1 ? '' : 's'} ${names.map((name) => `“${name}”`).join(', ')}`;
}
