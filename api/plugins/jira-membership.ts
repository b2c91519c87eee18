import type { JiraClient } from '../../clients/jira/client.ts';
import { readMembership, readRoleMembers } from '../../clients/jira/membership.ts';
import { type Membership, type namedIn, noMembership } from '../../domain/approvers.ts';
import { ReadygateError } from '../../domain/errors.ts';
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
 * Which of the groups and roles that a policy or grants name a person has, as `readMembership` says. Nothing
 * named, nothing asked.
 * @throws {ReadygateError} jira_token_refused; jira_unavailable or jira_rate_limited where Jira does not
 *   answer and nothing recent is remembered
 */
export function createFindMembership({
  jira,
  clock,
}: Pick<ApiDeps, 'jira' | 'clock'>): FindMembership {
  const recently = createRecently<Membership>(clock);
  return async ({ tenantId, apiBaseUrl, userToken, appToken, fresh, ...question }) => {
    const { accountId, projectId, named } = question;
    if (named.groups.length === 0 && named.roles.length === 0) return noMembership;
    const name = JSON.stringify([tenantId, accountId, projectId, named]);
    const person = { baseUrl: apiBaseUrl, token: userToken };
    const app = appAuth(apiBaseUrl, appToken);
    return await recently(name, fresh, () => readMembership(jira, { ...question, person, app }));
  };
}

const appAuth = (baseUrl: string, token: string | null) =>
  token === null ? null : { baseUrl, token };

/**
 * What names a role which the app may not read, or the space does not have, would count for nobody.
 * @throws {ReadygateError} `code` with the path, and those of Jira's reads
 */
export async function requireReadableRoles(
  jira: JiraClient,
  roles: readonly { id: string; path: string }[],
  asking: {
    apiBaseUrl: string;
    appToken: string | null;
    projectId: string;
    code: 'invalid_policy' | 'invalid_request';
  },
): Promise<void> {
  const { apiBaseUrl, appToken, projectId, code } = asking;
  const app = appAuth(apiBaseUrl, appToken);
  // However often one is named, it is read once.
  const readable = new Set<string>();
  for (const { id, path } of roles) {
    if (readable.has(id)) continue;
    const members = await readRoleMembers(jira, app, projectId, id);
    if (members === null || members === 'absent')
      throw new ReadygateError(code, {
        path,
        expected: 'a role of this space, whose members Jira lets the app see',
        hint: 'the app needs the right to administer this space',
      });
    readable.add(id);
  }
}
