import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PolicyDraft } from '../../domain/parse-policy.ts';
import type { Tier } from '../../domain/plan.ts';

type Kind = 'accounts' | 'groups';

const wanted: Record<Kind, { expected: string; hint?: string }> = {
  accounts: { expected: 'the id of an account that Jira knows' },
  groups: {
    expected: 'the id of a group that Jira shows you',
    hint: 'who may not browse users and groups is shown their own groups',
  },
};

/**
 * Nobody could approve by the name of an account or a group that there is not. Jira is asked with the token of
 * who publishes.
 * @throws {ReadygateError} invalid_policy with the path, and those of Jira's reads
 */
export async function requireKnownApprovers(
  jira: JiraClient,
  { apiBaseUrl, userToken }: { apiBaseUrl: string; userToken: string },
  { tiers }: PolicyDraft,
): Promise<void> {
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  const all = Object.values(tiers).map(({ approvers = {} }) => approvers);
  const [accounts, groups] = await Promise.all([
    knownAmong(
      all.flatMap(({ accounts: ids = [] }) => ids),
      (ids) => jira.findKnownAccounts(auth, ids),
    ),
    knownAmong(
      all.flatMap(({ groups: ids = [] }) => ids),
      (ids) => findGroups(jira, auth, ids),
    ),
  ]);
  requireAll(tiers, 'accounts', accounts);
  requireAll(tiers, 'groups', groups);
}

/** Nothing named, nothing asked. */
async function knownAmong(
  named: readonly string[],
  ask: (ids: readonly string[]) => Promise<string[]>,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(named)].sort();
  return new Set(ids.length === 0 ? [] : await ask(ids));
}

/** Everybody is told of their own groups. */
async function findGroups(
  jira: JiraClient,
  auth: JiraAuth,
  ids: readonly string[],
): Promise<string[]> {
  try {
    return await jira.findKnownGroups(auth, ids);
  } catch (error) {
    if (!isReadygateError(error, 'jira_permission_missing')) throw error;
    return await jira.listMyGroups(auth);
  }
}

function requireAll(tiers: PolicyDraft['tiers'], kind: Kind, known: ReadonlySet<string>): void {
  for (const tier of ['low', 'medium', 'high'] satisfies Tier[]) {
    const index = (tiers[tier].approvers?.[kind] ?? []).findIndex((id) => !known.has(id));
    if (index < 0) continue;
    const path = `/policy/tiers/${tier}/approvers/${kind}/${index}`;
    throw new ReadygateError('invalid_policy', { path, ...wanted[kind] });
  }
}
