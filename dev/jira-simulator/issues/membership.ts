import type { Group, Role, Site } from '../state/model.ts';
import { type Place, selfLink } from './shapes.ts';

/** Every group that an account belongs to, nested ones included, by name as Jira lists them. */
export function groupsOf({ groups }: Site, accountId: string): Group[] {
  const found = new Set(groups.filter(({ accounts }) => accounts.includes(accountId)));
  for (const inner of found)
    for (const outer of groups) if (outer.groups.includes(inner.id)) found.add(outer);
  return [...found].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function groupShape(place: Place, { id, name }: Group): Record<string, unknown> {
  return { name, groupId: id, self: selfLink(place, `group?groupId=${id}`) };
}

/** Who has a role in a project, by display name. */
export function roleActors({ people, groups }: Site, role: Role, projectId: string): Actor[] {
  const { accounts = [], groups: ids = [] } = role.members[projectId] ?? {};
  const users = people
    .filter(({ accountId }) => accounts.includes(accountId))
    .map(({ accountId, displayName }) => ({
      displayName,
      type: 'atlassian-user-role-actor',
      actorUser: { accountId },
    }));
  const others = groups
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({
      displayName: name,
      type: 'atlassian-group-role-actor',
      name,
      actorGroup: { name, displayName: name, groupId: id },
    }));
  return [...users, ...others]
    .toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1))
    .map((actor, at) => ({ id: role.id * 100 + at, ...actor }));
}

interface Actor {
  id: number;
  displayName: string;
  type: string;
  [member: string]: unknown;
}
