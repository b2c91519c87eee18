import type { PermissionName } from '../../clients/jira/client.ts';
import type { Operation } from '../../domain/plan.ts';

/** The Jira permissions that any operation may need. */
export const permissionNames: readonly PermissionName[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
];

const needed: Record<Operation['kind'], readonly PermissionName[]> = {
  createSubtask: ['BROWSE_PROJECTS', 'CREATE_ISSUES'],
  addComment: ['BROWSE_PROJECTS', 'ADD_COMMENTS'],
};

/** Whether somebody with these rights could make the change by hand. */
export function permittedFor(
  operation: Operation,
  rights: Partial<Record<PermissionName, boolean>>,
): boolean {
  return needed[operation.kind].every((name) => rights[name] === true);
}
