import { cutNodes, documentOf, findNodes } from '../adf/edit.ts';
import type { InsertSections, LinkIssues, Operation, RemoveSections } from '../operation.ts';
import { descriptionDigest } from './description.ts';
import { setAssigneeOperation } from './set-fields.ts';

/** A link as an issue shows it. */
export interface StandingLink {
  id: string;
  typeId: string;
  direction: 'out' | 'in';
  otherId: string;
}

/** What an operation left in Jira, and what stands there now. */
export interface Written {
  /** What the row's result says. */
  result: { id: string; key?: string };
  /** Fields of the issue as Jira gives them now. */
  description: unknown;
  assigneeId: string | null;
  labels: readonly string[];
  componentIds: readonly string[];
  links: readonly StandingLink[];
}

/**
 * The operations that take an operation back, as far as what it did still stands: what somebody else
 * changed since is left as they want it. Empty: nothing can be taken back. Undoing is not undone.
 */
export function inverseOf(operation: Operation, written: Written): Operation[] {
  const { issueId } = operation;
  const { result } = written;
  switch (operation.kind) {
    case 'createSubtask': {
      const target = { id: result.id, name: result.key ?? result.id };
      return [{ format: 1, kind: 'deleteSubtask', issueId, target }];
    }
    case 'addComment':
      return [
        { format: 1, kind: 'deleteComment', issueId, target: { id: result.id, name: result.id } },
      ];
    case 'insertSections':
      return removal(operation, written.description);
    case 'setAssignee': {
      const { from, to } = operation;
      const stands = written.assigneeId === (to?.id ?? null);
      return stands ? [setAssigneeOperation({ issueId, from: to, to: from })] : [];
    }
    case 'setLabels': {
      const has = new Set(written.labels);
      const add = operation.remove.filter((label) => !has.has(label));
      const remove = operation.add.filter((label) => has.has(label));
      return add.length + remove.length > 0 ? [{ ...operation, add, remove }] : [];
    }
    case 'setComponents': {
      const has = new Set(written.componentIds);
      const add = operation.remove.filter(({ id }) => !has.has(id));
      const remove = operation.add.filter(({ id }) => has.has(id));
      return add.length + remove.length > 0 ? [{ ...operation, add, remove }] : [];
    }
    case 'linkIssues':
      return unlinking(operation, written.links);
    case 'removeSections':
    case 'deleteSubtask':
    case 'deleteComment':
    case 'removeLink':
      return [];
  }
}

const inverses: Partial<Record<Operation['kind'], Operation['kind']>> = {
  createSubtask: 'deleteSubtask',
  addComment: 'deleteComment',
  insertSections: 'removeSections',
  setAssignee: 'setAssignee',
  setLabels: 'setLabels',
  setComponents: 'setComponents',
  linkIssues: 'removeLink',
};

/** The kinds of change that take changes of these kinds back; none for what an undo itself does. */
export function inverseKinds(kinds: readonly Operation['kind'][]): Operation['kind'][] {
  return kinds.flatMap((kind) => inverses[kind] ?? []);
}

/** Only where each section stands once and as it was written. */
function removal({ issueId, insertions }: InsertSections, description: unknown): RemoveSections[] {
  const doc = documentOf(description);
  const places = doc ? insertions.map(({ nodes }) => findNodes(doc, nodes)) : [];
  const cuts = places.flatMap((found) => (found.length === 1 ? found : []));
  const edited = doc && cuts.length === insertions.length ? cutNodes(doc, cuts) : null;
  if (!edited) return [];
  const before = descriptionDigest(description);
  const after = descriptionDigest(edited);
  return [{ format: 1, kind: 'removeSections', issueId, cuts, before, after }];
}

function unlinking(operation: LinkIssues, links: readonly StandingLink[]): Operation[] {
  const { issueId, type, direction, other } = operation;
  const found = links.find(
    (link) => link.typeId === type.id && link.direction === direction && link.otherId === other.id,
  );
  if (!found) return [];
  const target = { id: found.id, name: `${type.name} ${other.name}` };
  return [{ format: 1, kind: 'removeLink', issueId, target }];
}
