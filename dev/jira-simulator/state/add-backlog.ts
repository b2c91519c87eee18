import type { BacklogIssue } from '../../backlog/backlog.ts';
import { type ImportedProject, readBacklogFile } from '../../backlog/import/read-file.ts';
import { adfProblem } from '../issues/adf.ts';
import { memberPermissions } from './catalogue.ts';
import { loadBacklog } from './load-backlog.ts';
import type { Instant, Person, Project, Site } from './model.ts';
import { makeProject, shared } from './projects.ts';
import { addProject, findProject } from './site.ts';

/** A project that a file brought, as the simulator has it now. */
export interface AddedProject {
  key: string;
  name: string;
  issues: number;
  /** The key in the file, where the site already had a project of that key. */
  renamedFrom?: string;
}

/**
 * Adds the issues of a JSONL or CSV file as projects of their own; nothing is added unless the whole
 * file can be read.
 * @throws {BacklogError} With the line and what was expected there.
 */
export function addBacklogFile(site: Site, file: string, now: Instant): AddedProject[] {
  return readBacklogFile(file, adfProblem).map((imported) => addImported(site, imported, now));
}

function addImported(site: Site, imported: ImportedProject, now: Instant): AddedProject {
  const key = freeKey(site, imported.key);
  const issues = imported.issues.map((issue) => withNewKey(issue, imported.key, key));
  site.nextProjectId += 1;
  const project = makeProject({
    id: String(site.nextProjectId),
    key,
    name: imported.name,
    lead: 'acc-ada',
    types: shared('Epic', 'Story', 'Task', 'Sub-task', 'Bug', 'Spike'),
    components: [...new Set(issues.flatMap(({ components }) => components))].toSorted(),
  });
  addProject(site, project);
  const settle = (name: string | null) => name && personFor(site, project, name).accountId;
  const settled = issues.map((issue) => ({
    ...issue,
    reporter: settle(issue.reporter),
    assignee: settle(issue.assignee),
  }));
  loadBacklog(settled, { site, project, now });
  const added = { key, name: project.name, issues: issues.length };
  return key === imported.key ? added : { ...added, renamedFrom: imported.key };
}

/** A key that the site does not have yet: the wanted one, or with a number behind it. */
function freeKey(site: Site, wanted: string): string {
  const free = (key: string) => findProject(site, key) === undefined;
  if (free(wanted)) return wanted;
  let number = 2;
  while (!free(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
}

function withNewKey(issue: BacklogIssue, from: string, to: string): BacklogIssue {
  const rename = (key: string) =>
    key.startsWith(`${from}-`) ? `${to}${key.slice(from.length)}` : key;
  return { ...issue, key: rename(issue.key), parent: issue.parent && rename(issue.parent) };
}

/** The person of that name, mail address or account; a new one who works in the project otherwise. */
function personFor(site: Site, project: Project, name: string): Person {
  const wanted = name.trim().toLowerCase();
  const known = site.people.find(({ accountId, displayName, email }) =>
    [accountId, displayName.toLowerCase(), email].includes(wanted),
  );
  const person = known ?? newPerson(site, name.trim());
  const grants = site.grants[project.id] ?? {};
  grants[person.accountId] ??= [...memberPermissions];
  site.grants[project.id] = grants;
  return person;
}

function newPerson(site: Site, displayName: string): Person {
  const slug = displayName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  const person: Person = {
    accountId: `acc-${slug}-${site.people.length}`,
    displayName,
    email: '',
    accountType: 'atlassian',
    active: true,
    emailHidden: true,
  };
  site.people.push(person);
  return person;
}
