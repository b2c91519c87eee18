import type { Operation } from '../operation.ts';

/** Jira's names of the permissions that operations need. */
export type PermissionName =
  | 'BROWSE_PROJECTS'
  | 'CREATE_ISSUES'
  | 'EDIT_ISSUES'
  | 'ASSIGN_ISSUES'
  | 'LINK_ISSUES'
  | 'ADD_COMMENTS'
  | 'DELETE_ISSUES'
  | 'DELETE_OWN_COMMENTS'
  | 'DELETE_ALL_COMMENTS'
  | 'ADMINISTER_PROJECTS'
  /** Of the whole site. */
  | 'ADMINISTER';

/** Which of the permissions asked for somebody holds; what was not asked for is not there. */
export type HeldPermissions = Partial<Record<PermissionName, boolean>>;

type Kind = Operation['kind'];

/** What is drafted from an issue's own text. */
export const draftedKinds: readonly Kind[] = ['createSubtask', 'insertSections'];

/** What questions are asked with. */
export const askedKinds: readonly Kind[] = ['addComment'];

/**
 * What a wish asks for, by a body whose shape nobody looked at yet: the form of a work order, else what is
 * drafted anyway.
 */
export function wishedKinds(body: unknown): readonly Kind[] {
  const { workOrder } = (body ?? {}) as { workOrder?: unknown };
  if (workOrder === 'comment') return askedKinds;
  return workOrder === 'section' ? ['insertSections'] : draftedKinds;
}

/** One of each list must be held, beside the right to see the project. */
const needed: Record<Kind, readonly PermissionName[]> = {
  createSubtask: ['CREATE_ISSUES'],
  addComment: ['ADD_COMMENTS'],
  insertSections: ['EDIT_ISSUES'],
  removeSections: ['EDIT_ISSUES'],
  setAssignee: ['ASSIGN_ISSUES'],
  setLabels: ['EDIT_ISSUES'],
  setComponents: ['EDIT_ISSUES'],
  linkIssues: ['LINK_ISSUES'],
  removeLink: ['LINK_ISSUES'],
  deleteSubtask: ['DELETE_ISSUES'],
  // Whose comment it is Jira knows: somebody with the first right alone is refused for another's.
  deleteComment: ['DELETE_OWN_COMMENTS', 'DELETE_ALL_COMMENTS'],
};

/** All permissions that changes of some kinds may need, each once: each that is asked for costs points. */
export function permissionsFor(kinds: readonly Kind[]): PermissionName[] {
  return [...new Set(kinds.flatMap((kind) => needed[kind]))];
}

/** Whether somebody who sees the issue could make the change by hand. */
export function mayChange({ kind }: Pick<Operation, 'kind'>, held: HeldPermissions): boolean {
  return needed[kind].some((name) => held[name] === true);
}
