import type { Static, TSchema } from 'typebox';
import type { JiraAuth, JiraRequest } from './http.ts';
import { createParser, type Parser } from './parse.ts';
import {
  FoundGroups,
  FoundPeople,
  Identities,
  MyGroups,
  ProjectRoles,
  RoleActors,
} from './schemas.ts';

/** A person, a group or a role. */
export interface Named {
  id: string;
  name: string;
}

/** Who has a role in a project: people, and groups whose members have it. */
interface RoleMembers {
  accounts: string[];
  groups: string[];
}

/** Groups and roles by id: names change and differ by language. Errors as of `JiraClient`. */
export interface JiraMembers {
  /** Every group that the owner of the token belongs to, nested ones included. Everybody may ask. */
  listMyGroups(auth: JiraAuth): Promise<string[]>;
  /** Which of some accounts Jira knows. */
  findKnownAccounts(auth: JiraAuth, accountIds: readonly string[]): Promise<string[]>;
  /** How Jira names some accounts, as far as it knows them and tells who asks. */
  findNames(
    auth: JiraAuth,
    accountIds: readonly string[],
  ): Promise<{ accountId: string; name: string }[]>;
  /** Which of some groups there are. Needs the right to browse users and groups. */
  findKnownGroups(auth: JiraAuth, groupIds: readonly string[]): Promise<Named[]>;
  /** People by words of their names; nobody for who may not browse users and groups. */
  searchPeople(auth: JiraAuth, words: string): Promise<Named[]>;
  /** Groups by a part of their names; none for who may not browse users and groups. */
  searchGroups(auth: JiraAuth, words: string): Promise<Named[]>;
  /** The roles that a project has. Needs the right to administer it. */
  listRoles(auth: JiraAuth, projectId: string): Promise<Named[]>;
  /** Needs the right to administer the project; who lacks it is told that there is no such role. */
  getRoleMembers(auth: JiraAuth, projectId: string, roleId: string): Promise<RoleMembers>;
}

export type Read = <Schema extends TSchema>(
  auth: JiraAuth,
  parser: Parser<Schema>,
  asked: JiraRequest,
) => Promise<Static<Schema>>;

const api = '/rest/api/3';
/** Ids of one request: an address has its limits. */
const atOnce = 50;
/** More than fit on a screen help nobody to choose. */
const mostFound = 20;

export function createMembers(read: Read): JiraMembers {
  /** Pages as Jira cuts them: it may give fewer than were asked for. */
  const page = async (
    auth: JiraAuth,
    { path, name, ids }: { path: string; name: string; ids: readonly string[] },
    startAt = 0,
  ): Promise<Static<typeof Identities>['values']> => {
    const query = { [name]: ids, startAt: String(startAt), maxResults: String(atOnce) };
    const { values, isLast } = await read(auth, parsers.identities, { method: 'GET', path, query });
    if (isLast !== false || values.length === 0) return values;
    return [...values, ...(await page(auth, { path, name, ids }, startAt + values.length))];
  };
  const pages = async (auth: JiraAuth, path: string, name: string, ids: readonly string[]) => {
    const found: Static<typeof Identities>['values'] = [];
    for (let from = 0; from < ids.length; from += atOnce)
      found.push(...(await page(auth, { path, name, ids: ids.slice(from, from + atOnce) })));
    return found;
  };
  return {
    async findKnownAccounts(auth, accountIds) {
      const found = await pages(auth, `${api}/user/bulk`, 'accountId', accountIds);
      return found.flatMap(({ accountId }) => accountId ?? []);
    },
    async findNames(auth, accountIds) {
      const found = await pages(auth, `${api}/user/bulk`, 'accountId', accountIds);
      return found.flatMap(({ accountId, displayName }) =>
        accountId && displayName ? [{ accountId, name: displayName }] : [],
      );
    },
    async findKnownGroups(auth, groupIds) {
      const found = await pages(auth, `${api}/group/bulk`, 'groupId', groupIds);
      return found.flatMap(({ groupId, name }) => namedBy(groupId, name));
    },
    async searchPeople(auth, words) {
      const query = { query: words, maxResults: String(mostFound) };
      const path = `${api}/user/search`;
      const found = await read(auth, parsers.people, { method: 'GET', path, query });
      // Apps and customers decide nothing.
      const people = found.filter(
        ({ active, accountType }) => active && accountType === 'atlassian',
      );
      return people.flatMap(({ accountId, displayName }) => namedBy(accountId, displayName));
    },
    async searchGroups(auth, words) {
      const query = { query: words, maxResults: String(mostFound) };
      const path = `${api}/groups/picker`;
      const { groups } = await read(auth, parsers.found, { method: 'GET', path, query });
      return groups.flatMap(({ groupId, name }) => namedBy(groupId, name));
    },
    async listRoles(auth, projectId) {
      const path = `${api}/project/${encodeURIComponent(projectId)}/roledetails`;
      const roles = await read(auth, parsers.roles, { method: 'GET', path });
      return roles.map(({ id, name }) => ({ id: String(id), name }));
    },
    async listMyGroups(auth) {
      const path = `${api}/myself`;
      const { groups } = await read(auth, parsers.groups, {
        method: 'GET',
        path,
        query: { expand: 'groups' },
      });
      return groups.items.flatMap(({ groupId }) => groupId ?? []);
    },
    async getRoleMembers(auth, projectId, roleId) {
      const [project, role] = [projectId, roleId].map(encodeURIComponent);
      const path = `${api}/project/${project}/role/${role}`;
      const { actors } = await read(auth, parsers.actors, { method: 'GET', path });
      return {
        accounts: actors.flatMap(({ actorUser }) => actorUser?.accountId ?? []),
        groups: actors.flatMap(({ actorGroup }) => actorGroup?.groupId ?? []),
      };
    },
  };
}

/** Without an id nothing can be named; without a name the id is shown. */
function namedBy(id: string | null | undefined, name: string | undefined): Named[] {
  return id ? [{ id, name: name ?? id }] : [];
}

const parsers = {
  people: createParser(FoundPeople),
  found: createParser(FoundGroups),
  roles: createParser(ProjectRoles),
  groups: createParser(MyGroups),
  actors: createParser(RoleActors),
  identities: createParser(Identities),
};
