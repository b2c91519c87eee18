import type { Static, TSchema } from 'typebox';
import type { JiraAuth, JiraRequest } from './http.ts';
import { createParser, type Parser } from './parse.ts';
import { MyGroups, RoleActors } from './schemas.ts';

/** Who has a role in a project: people, and groups whose members have it. */
interface RoleMembers {
  accounts: string[];
  groups: string[];
}

/** Groups and roles by id: names change and differ by language. Errors as of `JiraClient`. */
export interface JiraMembers {
  /** Every group that the owner of the token belongs to, nested ones included. Everybody may ask. */
  listMyGroups(auth: JiraAuth): Promise<string[]>;
  /** Needs the right to administer the project; who lacks it is told that there is no such role. */
  getRoleMembers(auth: JiraAuth, projectId: string, roleId: string): Promise<RoleMembers>;
}

export type Read = <Schema extends TSchema>(
  auth: JiraAuth,
  parser: Parser<Schema>,
  asked: JiraRequest,
) => Promise<Static<Schema>>;

const api = '/rest/api/3';

export function createMembers(read: Read): JiraMembers {
  return {
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

const parsers = { groups: createParser(MyGroups), actors: createParser(RoleActors) };
