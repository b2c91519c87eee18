import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { Approvers } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { requireReadableRoles } from './jira-membership.ts';

/** An account, a group or a project role that a setting names. */
export interface Named {
  kind: keyof Approvers;
  id: string;
  /** Where it stands in the body. */
  path: string;
}

/** What a setting names at its places. */
export function namedAt(places: readonly (readonly [string, Approvers | undefined])[]): Named[] {
  return places.flatMap(([place, { accounts = [], groups = [], roles = [] } = {}]) =>
    Object.entries({ accounts, groups, roles }).flatMap(([kind, ids]) =>
      ids.map((id, index) => ({
        kind: kind as Named['kind'],
        id,
        path: `${place}/${kind}/${index}`,
      })),
    ),
  );
}

const wanted = {
  accounts: { expected: 'the id of an account that Jira knows' },
  groups: {
    expected: 'the id of a group that Jira shows you',
    hint: 'who may not browse users and groups is shown their own groups',
  },
};

interface Asking {
  apiBaseUrl: string;
  userToken: string;
  appToken: string | null;
  /** Null: of the whole site, where a project role counts in each project that has it. */
  projectId: string | null;
  code: 'invalid_policy' | 'invalid_request';
}

/**
 * What names an account, a group or a role that there is not would count for nobody. Jira is asked for roles as
 * the app, and for the others with the token of who publishes.
 * @throws {ReadygateError} `code` with the path, and those of Jira's reads
 */
export async function requireKnown(
  jira: JiraClient,
  named: readonly Named[],
  { apiBaseUrl, userToken, appToken, projectId, code }: Asking,
): Promise<void> {
  const roles = named.filter(({ kind }) => kind === 'roles');
  if (projectId !== null)
    await requireReadableRoles(jira, roles, { apiBaseUrl, appToken, projectId, code });
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  const [accounts, groups] = await Promise.all([
    unknownAmong(named, 'accounts', (ids) => jira.findKnownAccounts(auth, ids)),
    unknownAmong(named, 'groups', (ids) => findGroups(jira, auth, ids)),
  ]);
  const [first] = [...accounts, ...groups];
  if (first) throw new ReadygateError(code, { path: first.path, ...wanted[first.kind] });
}

/** Nothing named, nothing asked. */
async function unknownAmong<Kind extends 'accounts' | 'groups'>(
  named: readonly Named[],
  kind: Kind,
  ask: (ids: readonly string[]) => Promise<string[]>,
): Promise<{ kind: Kind; path: string }[]> {
  const asked = named.filter((one) => one.kind === kind);
  if (asked.length === 0) return [];
  const known = new Set(await ask([...new Set(asked.map(({ id }) => id))].sort()));
  return asked.filter(({ id }) => !known.has(id)).map(({ path }) => ({ kind, path }));
}

/** Everybody is told of their own groups. */
async function findGroups(
  jira: JiraClient,
  auth: JiraAuth,
  ids: readonly string[],
): Promise<string[]> {
  try {
    return (await jira.findKnownGroups(auth, ids)).map(({ id }) => id);
  } catch (error) {
    if (!isReadygateError(error, 'jira_permission_missing')) throw error;
    return await jira.listMyGroups(auth);
  }
}
