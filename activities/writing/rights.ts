import type { HeldPermissions, PermissionName } from '../../clients/jira/client.ts';
import type { Operation } from '../../domain/plan.ts';

const needed: Record<Operation['kind'], readonly PermissionName[]> = {
  createSubtask: ['BROWSE_PROJECTS', 'CREATE_ISSUES'],
  addComment: ['BROWSE_PROJECTS', 'ADD_COMMENTS'],
};

/** The Jira permissions that an operation needs; each one that is asked for costs points. */
export function permissionsOf({ kind }: Operation): readonly PermissionName[] {
  return needed[kind];
}

/** Whether somebody with these rights could make the change by hand. */
export function permittedFor(operation: Operation, rights: HeldPermissions): boolean {
  return permissionsOf(operation).every((name) => rights[name] === true);
}
