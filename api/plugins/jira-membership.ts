import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { type Membership, type namedIn, noMembership } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PolicyDraft } from '../../domain/parse-policy.ts';
import type { Tier } from '../../domain/plan.ts';
import type { ApiDeps } from '../deps.ts';
import { remember } from '../remember.ts';

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

/** Seconds. */
const remembered = 60;
const whileJiraIsDown = 15 * 60;
const mostRemembered = 5000;

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
  const memory = new Map<string, { membership: Membership; at: number }>();
  return async (question) => {
    const { tenantId, accountId, projectId, named, fresh } = question;
    if (named.groups.length === 0 && named.roles.length === 0) return noMembership;
    const name = JSON.stringify([tenantId, accountId, projectId, named]);
    const known = memory.get(name);
    const age = known ? (clock().getTime() - known.at) / 1000 : Number.POSITIVE_INFINITY;
    if (known && !fresh && age < remembered) return known.membership;
    try {
      const at = clock().getTime();
      const membership = await ask(jira, question);
      remember(memory, name, { membership, at }, mostRemembered);
      return membership;
    } catch (error) {
      const down =
        isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
      if (known && !fresh && down && age < whileJiraIsDown) return known.membership;
      throw error;
    }
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
      members?.accounts.includes(accountId) || members?.groups.some((id) => groups.has(id)),
  );
  return {
    groups: named.groups.filter((id) => groups.has(id)),
    roles: has.map(({ id }) => id),
    unreadable: roles.filter(({ members }) => members === null).map(({ id }) => id),
  };
}

/** Null where Jira does not let the app see it, or there is no such role. */
async function membersOf(
  jira: JiraClient,
  app: JiraAuth | null,
  projectId: string,
  roleId: string,
): Promise<Awaited<ReturnType<JiraClient['getRoleMembers']>> | null> {
  if (app === null) return null;
  try {
    return await jira.getRoleMembers(app, projectId, roleId);
  } catch (error) {
    const refusals = ['issue_not_found', 'jira_permission_missing', 'jira_token_refused'] as const;
    if (refusals.some((code) => isReadygateError(error, code))) return null;
    throw error;
  }
}

/**
 * A policy that names a role which the app may not read would let nobody approve by it.
 * @throws {ReadygateError} invalid_policy with the path, and those of Jira's reads
 */
export async function requireReadableRoles(
  jira: JiraClient,
  { apiBaseUrl, appToken }: { apiBaseUrl: string; appToken: string | null },
  projectId: string,
  { tiers }: PolicyDraft,
): Promise<void> {
  const app = appToken === null ? null : { baseUrl: apiBaseUrl, token: appToken };
  for (const tier of ['low', 'medium', 'high'] satisfies Tier[]) {
    for (const [index, id] of (tiers[tier].approvers?.roles ?? []).entries()) {
      if ((await membersOf(jira, app, projectId, id)) !== null) continue;
      throw new ReadygateError('invalid_policy', {
        path: `/policy/tiers/${tier}/approvers/roles/${index}`,
        expected: 'a role of this space, whose members Jira lets the app see',
        hint: 'the app needs the right to administer this space',
      });
    }
  }
}
