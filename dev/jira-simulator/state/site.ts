import {
  appAccountId,
  groups,
  memberPermissions,
  people,
  permissionNames,
  roles,
} from './catalogue.ts';
import type { Project, Site, Switches } from './model.ts';

const defaultSwitches: Switches = {
  searchLag: 0,
  freshIssueHidden: 0,
  templateReplacesDescription: false,
  subtasksLag: false,
  shortPages: false,
  normaliseAdf: true,
  quirkyChangelog: false,
  siteSelf: false,
  appField: false,
};

/** An empty site with its people. */
export function makeSite(cloudId: string, name: string, url: string): Site {
  return {
    cloudId,
    name,
    url,
    zoneMinutes: 60,
    people: people.map((person) => ({ ...person })),
    groups: structuredClone([...groups]),
    roles: structuredClone([...roles]),
    projects: [],
    issues: {},
    keys: {},
    links: [],
    stale: {},
    grants: {},
    plannedGrants: [],
    gatedWorkflows: [],
    switches: { ...defaultSwitches },
    nextId: 20_000,
    nextProjectId: 10_009,
  };
}

/** Adds a project and gives everybody their usual rights in it. */
export function addProject(site: Site, project: Project): Project {
  site.projects.push(project);
  site.grants[project.id] = usualGrants(project);
  return project;
}

/** Ada, Ben and Inês work in a project, Vera may only look, Otto and the app administer it. */
function usualGrants(project: Project): Record<string, string[]> {
  const everything = Object.keys(permissionNames);
  const grants: Record<string, string[]> = {
    'acc-ada': [...memberPermissions],
    'acc-ben': [...memberPermissions],
    'acc-ines': [...memberPermissions],
    'acc-vera': ['BROWSE_PROJECTS'],
    'acc-otto': everything,
    [appAccountId]: [
      ...memberPermissions.filter((name) => name !== 'ASSIGNABLE_USER'),
      'ADMINISTER_PROJECTS',
    ],
  };
  if (project.typeKey === 'service_desk') grants['acc-cara'] = ['BROWSE_PROJECTS', 'ADD_COMMENTS'];
  return grants;
}

/** The project with this id or key; keys of projects are case-sensitive. */
export function findProject(site: Site, idOrKey: string): Project | undefined {
  return site.projects.find(({ id, key }) => id === idOrKey || key === idOrKey);
}

/** The project of an id that is known to exist. */
export function getProject(site: Site, id: string): Project {
  const project = findProject(site, id);
  if (project === undefined) throw new Error(`no project ${id} in ${site.cloudId}`);
  return project;
}

/** The issue type of an issue; a project never loses a type. */
export function getType(project: Project, typeId: string): Project['issueTypes'][number] {
  const type = project.issueTypes.find(({ id }) => id === typeId);
  if (type === undefined) throw new Error(`no issue type ${typeId} in ${project.key}`);
  return type;
}
