import { type GrantsInForce, namedInGrants, reaches, roleInJira, roleUnder } from './app-roles.ts';
import type { Membership } from './approvers.ts';
import type { HeldPermissions } from './operations/permissions.ts';

/** Somebody who writes, by what Jira said of them. */
export interface AskedWriter {
  accountId: string;
  /** Of the groups and project roles that grants name. */
  membership: Membership;
  /** With that to administer the site, where there are grants. */
  held: HeldPermissions;
}

/** Whether nobody was given a role, so that Jira’s permissions alone decide. */
export function areEmpty({ project, site }: GrantsInForce): boolean {
  return Object.keys(project).length === 0 && Object.keys(site).length === 0;
}

/**
 * Why approvals do not count any more by the grants in force; null where they do. Of who writes Jira was asked;
 * whoever approved beside them has lost the role where no group or project role could give it.
 */
export function lostRole(
  grants: GrantsInForce,
  { accountId, membership, held }: AskedWriter,
  approvers: readonly string[],
): 'role_missing' | 'role_unreadable' | null {
  if (areEmpty(grants)) return null;
  const { groups, roles } = namedInGrants(grants);
  const unasked = { groups: [], roles: [], unreadable: [...groups, ...roles] };
  const isLost = (other: string) =>
    other !== accountId && !isMember(roleUnder(grants, memberOf(other, unasked)).most);
  if (approvers.some(isLost)) return 'role_missing';
  if (held.ADMINISTER) return null;
  const inJira = roleInJira(held);
  const { role, most } = roleUnder(grants, { accountId, membership, inJira });
  if (isMember(role)) return null;
  return isMember(most) ? 'role_unreadable' : 'role_missing';
}

const isMember = (role: Parameters<typeof reaches>[0]) => reaches(role, 'member');

/** By Jira's permissions a member, as everybody was who approved. */
const memberOf = (accountId: string, membership: Membership) => ({
  ...{ accountId, membership },
  inJira: 'member' as const,
});
