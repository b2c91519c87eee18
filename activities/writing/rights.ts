import type { Operation } from '../../domain/operation.ts';
import {
  changePermissions,
  type HeldPermissions,
  mayChange,
  type PermissionName,
} from '../../domain/operations/permissions.ts';

/** The Jira permissions that an operation may need; each one that is asked for costs points. */
export function permissionsOf(operation: Operation): readonly PermissionName[] {
  return ['BROWSE_PROJECTS', ...changePermissions(operation)];
}

/** Whether somebody with these rights could make the change by hand. */
export function permittedFor(operation: Operation, rights: HeldPermissions): boolean {
  return rights.BROWSE_PROJECTS === true && mayChange(operation, rights);
}
