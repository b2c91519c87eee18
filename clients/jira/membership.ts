import type { Membership } from '../../domain/approvers.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { JiraClient } from './client.ts';
import type { JiraAuth } from './http.ts';

export interface MembershipQuestion {
  accountId: string;
  /** By this person's own token. */
  person: JiraAuth;
  /** By the app's; null: there is none at hand. */
  app: JiraAuth | null;
  projectId: string;
  /** Groups and roles that are asked about. */
  named: { groups: readonly string[]; roles: readonly string[] };
}

/**
 * Which of some groups and project roles a person has. Groups are asked for with the person's own token,
 * so nobody needs the right to look at others' groups; who has a role only an administrator of the
 * project may read, so that is asked for as the app. Errors as of `JiraClient`.
 */
export async function readMembership(
  jira: JiraClient,
  { accountId, person, app, projectId, named }: MembershipQuestion,
): Promise<Membership> {
  const [mine, ...roles] = await Promise.all([
    jira.listMyGroups(person),
    ...named.roles.map(async (id) => ({
      id,
      members: await readRoleMembers(jira, app, projectId, id),
    })),
  ]);
  const groups = new Set(mine);
  const has = roles.filter(
    ({ members }) =>
      members !== null &&
      members !== 'absent' &&
      (members.accounts.includes(accountId) || members.groups.some((id) => groups.has(id))),
  );
  return {
    groups: named.groups.filter((id) => groups.has(id)),
    roles: has.map(({ id }) => id),
    unreadable: roles.filter(({ members }) => members === null).map(({ id }) => id),
  };
}

type Members = Awaited<ReturnType<JiraClient['getRoleMembers']>>;

/** Null where Jira does not let the app see it. A role that the space does not have, nobody has. */
export async function readRoleMembers(
  jira: JiraClient,
  app: JiraAuth | null,
  projectId: string,
  roleId: string,
): Promise<Members | 'absent' | null> {
  if (app === null) return null;
  const notThere = async () => ((await administers(jira, app, projectId)) ? 'absent' : null);
  return await readable(() => jira.getRoleMembers(app, projectId, roleId), notThere);
}

/**
 * Jira says of a role that is not there what it says to somebody who may not look: only who administers
 * the space can tell the two apart.
 */
async function administers(jira: JiraClient, app: JiraAuth, projectId: string): Promise<boolean> {
  const name = 'ADMINISTER_PROJECTS';
  const ask = () => jira.getMyPermissions(app, { projectId }, [name]);
  const held = await readable(ask, () => Promise.resolve(null));
  return held?.[name] === true;
}

/** Null where Jira refuses to tell; `notThere` says what it means where Jira knows of nothing there. */
async function readable<T, U>(
  read: () => Promise<T>,
  notThere: () => Promise<U>,
): Promise<T | U | null> {
  try {
    return await read();
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return await notThere();
    const refusals = ['jira_permission_missing', 'jira_token_refused'] as const;
    if (refusals.some((code) => isReadygateError(error, code))) return null;
    throw error;
  }
}
