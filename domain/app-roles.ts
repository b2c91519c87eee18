import { type Approvers, isApprover, type Membership } from './approvers.ts';
import type { HeldPermissions, PermissionName } from './operations/permissions.ts';

/** What somebody may do in Readygate, from the least to the most. None of them goes beyond Jira's permissions. */
export const appRoles = ['viewer', 'member', 'admin'] as const;
export type AppRole = (typeof appRoles)[number];

/** Who was given which role. Whoever is named more than once has the highest. */
export type RoleGrants = Readonly<Partial<Record<AppRole, Approvers>>>;

/** What counts in a project: its own grants before those of the site. */
export interface GrantsInForce {
  project: RoleGrants;
  site: RoleGrants;
}

/** Permissions of a project of which one makes a member: to change anything by hand that Readygate changes. */
export const memberPermissions = [
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'ASSIGN_ISSUES',
  'LINK_ISSUES',
  'DELETE_ISSUES',
  'DELETE_OWN_COMMENTS',
  'DELETE_ALL_COMMENTS',
] as const satisfies readonly PermissionName[];

/**
 * The role of who was given none: whoever administers the project or the site in Jira is its admin,
 * whoever may change something by hand a member, and whoever may browse a viewer. Permissions that were
 * not asked for count as not held.
 */
export function roleInJira(held: HeldPermissions): AppRole {
  if (held.ADMINISTER || held.ADMINISTER_PROJECTS) return 'admin';
  return memberPermissions.some((name) => held[name]) ? 'member' : 'viewer';
}

/** Whether a role reaches another. */
export function reaches(role: AppRole, least: AppRole): boolean {
  return appRoles.indexOf(role) >= appRoles.indexOf(least);
}

/** The groups and project roles that grants name. */
export function namedInGrants({ project, site }: GrantsInForce): {
  groups: string[];
  roles: string[];
} {
  const all = [project, site].flatMap((grants) => Object.values(grants));
  const once = (ids: readonly string[]) => [...new Set(ids)].sort();
  return {
    groups: once(all.flatMap(({ groups = [] }) => groups)),
    roles: once(all.flatMap(({ roles = [] }) => roles)),
  };
}

export interface FoundRole {
  /** What is certain. */
  role: AppRole;
  /** What it may be: more only where a grant names a project role of which nobody can say who has it. */
  most: AppRole;
  /** Whether a grant decides it; else Jira's permissions do. */
  given: boolean;
}

/**
 * The role of somebody in a project. An admin of the site is one everywhere: by a grant of the site, or
 * by Jira, which is looked at elsewhere. For everybody else what the project grants goes before what the
 * site grants, and that before Jira's permissions, so that a grant may also lower a role.
 */
export function roleUnder(
  { project, site }: GrantsInForce,
  { accountId, membership, inJira }: { accountId: string; membership: Membership; inJira: AppRole },
): FoundRole {
  const granted = (grants: RoleGrants) => possibleRoles(grants, accountId, membership);
  const [ofProject, ofSite] = [granted(project), granted(site)];
  const possible = ofSite.flatMap((there) =>
    ofProject.map((here) => (there === 'admin' ? there : (here ?? there))),
  );
  const roles = possible
    .map((role) => role ?? inJira)
    .toSorted((a, b) => appRoles.indexOf(a) - appRoles.indexOf(b));
  const [role = inJira] = roles;
  return { role, most: roles.at(-1) ?? role, given: possible.some((one) => one !== null) };
}

/** The role that grants give somebody, or null; several where a project role cannot be read. */
function possibleRoles(
  grants: RoleGrants,
  accountId: string,
  membership: Membership,
): (AppRole | null)[] {
  const found: (AppRole | null)[] = [null];
  for (const role of appRoles) {
    const approvers = grants[role];
    if (!approvers) continue;
    const named = isApprover({ approvers }, accountId, membership);
    // Whoever certainly has a role has no lower one.
    if (named === 'yes') found.length = 0;
    if (named !== 'no') found.push(role);
  }
  return found;
}
