import {
  type AppRole,
  type FoundRole,
  type GrantsInForce,
  namedInGrants,
  reaches,
  roleInJira,
  roleUnder,
} from '../../domain/app-roles.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { HeldPermissions } from '../../domain/operations/permissions.ts';
import type { Caller, ProjectInJira } from '../caller.ts';
import type { FindMembership } from './jira-membership.ts';
import type { FindStanding } from './jira-standing.ts';

type Asker = Pick<Caller, 'tenantId' | 'apiBaseUrl' | 'appToken'> & {
  accountId: string;
  userToken: string;
};

interface RoleQuestion {
  /** Null: on the site as a whole, where project roles do not count. */
  projectId: string | null;
  grants: GrantsInForce;
  /** What Jira said of the person there. */
  held: HeldPermissions;
  /** Refused below it. */
  least: AppRole;
  /** Looked for as far as that; at least `least`. */
  wanted?: AppRole;
  /** Asked anew, whatever is remembered: before a command. */
  fresh: boolean;
}

/** Who asks, for which role. */
export type FindRole = (asker: Asker, question: RoleQuestion) => Promise<AppRole>;

/**
 * The app role of somebody: from grants, which Jira is asked about with their own token, else from
 * Jira's permissions. Who administers the Jira site is an admin, whatever is granted.
 * @throws {ReadygateError} below the least role: role_missing by a grant, jira_permission_missing by
 *   Jira's permissions, role_unreadable where that hangs on a project role that cannot be read; those of
 *   `FindMembership` and `FindStanding`
 */
export function createFindRole({
  findMembership,
  findStanding,
}: {
  findMembership: FindMembership;
  findStanding: FindStanding;
}): FindRole {
  return async (asker, { projectId, grants, held, least, wanted = least, fresh }) => {
    if (held.ADMINISTER) return 'admin';
    const { groups, roles } = namedInGrants(grants);
    const named = { groups, roles: projectId === null ? [] : roles };
    const membership = await findMembership({ ...asker, projectId: projectId ?? '', named, fresh });
    const { accountId } = asker;
    const found = roleUnder(grants, { accountId, membership, inJira: roleInJira(held) });
    if (reaches(found.role, wanted)) return found.role;
    // A grant never takes the site from those who administer it.
    if (found.given && held.ADMINISTER === undefined) {
      const standing = await findStanding(asker, null, fresh);
      if (standing.held.ADMINISTER) return 'admin';
    }
    if (reaches(found.role, least)) return found.role;
    throw refusalOf(found, least);
  };
}

function refusalOf({ most, given }: FoundRole, least: AppRole): ReadygateError {
  if (reaches(most, least)) return new ReadygateError('role_unreadable');
  return new ReadygateError(given ? 'role_missing' : 'jira_permission_missing', { role: least });
}

/**
 * Lets nobody publish grants under which they are no admin any more, so that there always is one.
 * @throws {ReadygateError} admin_locked_out, and those of `FindRole`
 */
export async function requireStillAdmin(
  { findRole }: { findRole: FindRole },
  caller: Asker & { project: ProjectInJira | null; held: HeldPermissions },
  grants: GrantsInForce,
): Promise<void> {
  const projectId = caller.project?.id ?? null;
  const question = { projectId, grants, held: caller.held, fresh: true };
  if (!(await isAdmin(findRole, caller, question)))
    throw new ReadygateError('admin_locked_out', { path: '/grants' });
}

/** Whether somebody is an admin. @throws {ReadygateError} those of Jira's reads */
export async function isAdmin(
  findRole: FindRole,
  asker: Asker,
  question: Omit<RoleQuestion, 'least' | 'wanted'>,
): Promise<boolean> {
  try {
    await findRole(asker, { ...question, least: 'admin' });
    return true;
  } catch (error) {
    const refusals = ['role_missing', 'jira_permission_missing', 'role_unreadable'] as const;
    if (refusals.some((code) => isReadygateError(error, code))) return false;
    throw error;
  }
}
