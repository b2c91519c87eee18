import { linkTypes, priorities, statusCategories, statuses } from '../state/catalogue.ts';
import type { IssueType, Person, Project, Site } from '../state/model.ts';
import type { World } from '../state/world.ts';

/** Where shapes are made: the world for its address, the site for its form of `self`. */
export interface Place {
  world: World;
  site: Site;
}

/** The address of a resource, through the gateway unless the site is switched to the old form. */
export function selfLink({ world, site }: Place, path: string): string {
  if (site.switches.siteSelf) return `${site.url}/rest/api/3/${path}`;
  return `${world.origin}/ex/jira/${site.cloudId}/rest/api/3/${path}`;
}

/** A person as author, assignee or reporter; the mail address only if they show it. */
export function personShape(place: Place, accountId: string): Record<string, unknown> | null {
  const person = place.site.people.find((one) => one.accountId === accountId);
  if (person === undefined) return null;
  return {
    self: selfLink(place, `user?accountId=${encodeURIComponent(accountId)}`),
    accountId,
    ...(person.emailHidden ? {} : { emailAddress: person.email }),
    avatarUrls: avatars(place, `people/${accountId}`),
    displayName: person.displayName,
    active: person.active,
    timeZone: 'Europe/Stockholm',
    accountType: person.accountType,
  };
}

/** A person as `myself` and the people searches give it. */
export function userShape(place: Place, person: Person): Record<string, unknown> {
  return { ...personShape(place, person.accountId), locale: 'en_GB' };
}

export function typeShape(place: Place, type: IssueType): Record<string, unknown> {
  const shape = {
    self: selfLink(place, `issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    iconUrl: `${place.world.origin}/_assets/types/${type.id}.svg`,
    name: type.name,
    subtask: type.subtask,
    hierarchyLevel: type.hierarchyLevel,
  };
  if (type.scopeProjectId === undefined) return shape;
  return { ...shape, scope: { type: 'PROJECT', project: { id: type.scopeProjectId } } };
}

export function statusShape(place: Place, statusId: string): Record<string, unknown> {
  const status = statuses.find(({ id }) => id === statusId) ?? statuses[0];
  const category = statusCategories[status?.category ?? 'new'];
  return {
    self: selfLink(place, `status/${statusId}`),
    description: '',
    iconUrl: `${place.world.origin}/_assets/statuses/${statusId}.svg`,
    name: status?.name ?? '',
    id: statusId,
    statusCategory: { self: selfLink(place, `statuscategory/${category.id}`), ...category },
  };
}

export function priorityShape(place: Place, priorityId: string): Record<string, unknown> {
  const priority = priorities.find(({ id }) => id === priorityId);
  return {
    self: selfLink(place, `priority/${priorityId}`),
    iconUrl: `${place.world.origin}/_assets/priorities/${priorityId}.svg`,
    name: priority?.name ?? '',
    id: priorityId,
  };
}

export function linkTypeShape(place: Place, typeId: string): Record<string, unknown> {
  const type = linkTypes.find(({ id }) => id === typeId);
  return { ...type, self: selfLink(place, `issueLinkType/${typeId}`) };
}

export function projectRef(place: Place, project: Project): Record<string, unknown> {
  return {
    self: selfLink(place, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.typeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: avatars(place, `projects/${project.id}`),
  };
}

export function componentShape(place: Place, id: string, name: string): Record<string, unknown> {
  return { self: selfLink(place, `component/${id}`), id, name };
}

function avatars({ world }: Pick<Place, 'world'>, name: string): Record<string, string> {
  const sizes = ['48x48', '24x24', '16x16', '32x32'];
  return Object.fromEntries(sizes.map((size) => [size, `${world.origin}/_assets/${name}.svg`]));
}
