import { findGrants, insertGrants } from '../../db/role-grants.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenant } from '../../db/tenants.ts';
import type { RoleGrants } from '../../domain/app-roles.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { CommandResult } from './run-command.ts';

interface RolesChange {
  /** The id of a project, or `site`. */
  scope: string;
  /** The version that its author saw. */
  version: number;
  grants: RoleGrants;
}

/**
 * Puts other grants in the place of those that were seen; the former stay as history. They count from the
 * next request on, and for every write that has not begun: the tenant's lock waits for those that are about to.
 * @throws {ReadygateError} settings_changed
 */
export async function setRoles(
  tx: TenantTx,
  accountId: string,
  { scope, version: seen, grants }: RolesChange,
  at: Date,
): Promise<CommandResult> {
  await lockTenant(tx);
  if (!(await insertGrants(tx, { scope, seen, grants, accountId, at })))
    throw new ReadygateError('settings_changed', { path: '/version' });
  return { status: 200, body: await findGrants(tx, scope) };
}
