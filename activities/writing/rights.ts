import type { Operation } from '../../domain/operation.ts';
import {
  type HeldPermissions,
  mayChange,
  type PermissionName,
  permissionsFor,
} from '../../domain/operations/permissions.ts';

/** The Jira permissions that an operation may need. That the issue was read proves the right to browse. */
export function permissionsOf({ kind }: Operation): readonly PermissionName[] {
  return permissionsFor([kind]);
}

/** Whether somebody with these rights, who sees the issue, could make the change by hand. */
export function permittedFor(operation: Operation, rights: HeldPermissions): boolean {
  return mayChange(operation, rights);
}
