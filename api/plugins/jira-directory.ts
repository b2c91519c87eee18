import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { Named } from '../../clients/jira/members.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { DirectoryView } from '../../domain/settings-views.ts';

interface DirectoryQuestion {
  apiBaseUrl: string;
  userToken: string;
  /** Whose roles are listed; null: none. */
  projectId: string | null;
  /** Of a name. */
  words?: string;
  accounts?: readonly string[];
  groups?: readonly string[];
}

/**
 * Names of people, groups and roles, as Jira shows them to who asks: looked for by words, and told of ids. Whom
 * Jira lets look at less finds less; nothing of it is kept.
 * @throws {ReadygateError} jira_token_refused, jira_unavailable, jira_rate_limited, jira_answer_unreadable
 */
export async function askDirectory(
  jira: JiraClient,
  { apiBaseUrl, userToken, projectId, words, accounts = [], groups = [] }: DirectoryQuestion,
): Promise<DirectoryView> {
  const auth: JiraAuth = { baseUrl: apiBaseUrl, token: userToken };
  const [foundPeople, foundGroups, namedPeople, namedGroups, roles] = await Promise.all([
    shown(words === undefined ? [] : jira.searchPeople(auth, words)),
    shown(words === undefined ? [] : jira.searchGroups(auth, words)),
    shown(accounts.length === 0 ? [] : namesOf(jira, auth, accounts)),
    shown(groups.length === 0 ? [] : jira.findKnownGroups(auth, groups)),
    shown(projectId === null ? [] : jira.listRoles(auth, projectId)),
  ]);
  return {
    people: once([...foundPeople, ...namedPeople]),
    groups: once([...foundGroups, ...namedGroups]),
    roles,
  };
}

async function namesOf(jira: JiraClient, auth: JiraAuth, accounts: readonly string[]) {
  const named = await jira.findNames(auth, accounts);
  return named.map(({ accountId: id, name }) => ({ id, name }));
}

/** Nothing where Jira lets the person see none. */
async function shown(asked: Named[] | Promise<Named[]>): Promise<Named[]> {
  try {
    return await asked;
  } catch (error) {
    const hidden = ['jira_permission_missing', 'issue_not_found'] as const;
    if (hidden.some((code) => isReadygateError(error, code))) return [];
    throw error;
  }
}

const once = (named: readonly Named[]): Named[] => [
  ...new Map(named.map((one) => [one.id, one])).values(),
];
