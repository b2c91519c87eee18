import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { type Membership, type namedIn, noMembership } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PolicyDraft } from '../../domain/parse-policy.ts';
import type { Tier } from '../../domain/plan.ts';
import type { ApiDeps } from '../deps.ts';
import { createRecently } from '../recently.ts';

interface MembershipQuestion {
  tenantId: string;
  accountId: string;
  apiBaseUrl: string;
  userToken: string;
  /** The app's own; null: the call brought none. */
  appToken: string | null;
  projectId: string;
  named: ReturnType<typeof namedIn>;
  /** Asked anew, whatever is remembered: before a decision. */
  fresh: boolean;
}

export type FindMembership = (question: MembershipQuestion) => Promise<Membership>;

/**
 * Which of the groups and roles that a policy names a person has. Groups are asked for with the
 * person's own token, so nobody needs the right to look at others' groups; who has a role only an
 * administrator of the project may read, so that is asked for as the app. Nothing named, nothing asked.
 * @throws {ReadygateError} jira_token_refused; jira_unavailable or jira_rate_limited where Jira does not
 *   answer and nothing recent is remembered
 */
export function createFindMembership({
  jira,
  clock,
}: Pick<ApiDeps, 'jira' | 'clock'>): FindMembership {
  const recently = createRecently<Membership>(clock);
  return async (question) => {
    const { tenantId, accountId, projectId, named, fresh } = question;
    if (named.groups.length === 0 && named.roles.length === 0) return noMembership;
    const name = JSON.stringify([tenantId, accountId, projectId, named]);
    return await recently(name, fresh, () => ask(jira, question));
  };
}

async function ask(
  jira: JiraClient,
  { apiBaseUrl, userToken, appToken, accountId, projectId, named }: MembershipQuestion,
): Promise<Membership> {
  const app = appToken === null ? null : { baseUrl: apiBaseUrl, token: appToken };
  const [mine, ...roles] = await Promise.all([
    jira.listMyGroups({ baseUrl: apiBaseUrl, token: userToken }),
    ...named.roles.map(async (id) => ({ id, members: await membersOf(jira, app, projectId, id) })),
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
async function membersOf(
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

/**
 * What names a role which the app may not read, or the space does not have, would count for nobody.
 * @throws {ReadygateError} `code` with the path, and those of Jira's reads
 */
export async function requireReadableRoles(
  jira: JiraClient,
  { apiBaseUrl, appToken }: { apiBaseUrl: string; appToken: string | null },
  projectId: string,
  roles: readonly { id: string; path: string }[],
  code: 'invalid_policy' | 'invalid_request' = 'invalid_request',
): Promise<void> {
  const app = appToken === null ? null : { baseUrl: apiBaseUrl, token: appToken };
  for (const { id, path } of roles) {
    const members = await membersOf(jira, app, projectId, id);
    if (members !== null && members !== 'absent') continue;
    throw new ReadygateError(code, {
      path,
      expected: 'a role of this space, whose members Jira lets the app see',
      hint: 'the app needs the right to administer this space',
    });
  }
}

/** The roles that a policy names, with their places. */
export function rolesInPolicy({ tiers }: PolicyDraft): { id: string; path: string }[] {
  return (['low', 'medium', 'high'] satisfies Tier[]).flatMap((tier) =>
    (tiers[tier].approvers?.roles ?? []).map((id, index) => ({
      id,
      path: `/policy/tiers/${tier}/approvers/roles/${index}`,
    })),
  );
}
