import type { AdfDoc, Json } from '../../../domain/json.ts';
import type { Caller } from '../http/endpoint.ts';
import { badFields } from '../http/jira-error.ts';
import { isObject } from '../http/strict.ts';
import { findField } from '../state/fields.ts';
import type { Instant, IssueType, Project, Site, StoredIssue } from '../state/model.ts';
import { findProject } from '../state/site.ts';
import { takeId } from '../state/world.ts';
import { findIssue, may, seesIssue } from './access.ts';
import { storedAdf } from './adf.ts';
import { keepStale } from './stale.ts';
import { checkValue, notOnScreen } from './values.ts';

type Members = Record<string, unknown>;

export interface CreateRequest {
  site: Site;
  caller: Caller;
  now: Instant;
  fields: Members;
  properties: Record<string, Json>;
}

/**
 * Creates an issue the way Jira does, or refuses with one message per field. Nothing is stored
 * unless everything is valid.
 * @throws {JiraError} 400 with `errors`.
 */
export function createIssue(request: CreateRequest): StoredIssue {
  const { site, caller, now, fields } = request;
  const project = readProject(request);
  const type = readType(project, fields.issuetype);
  const parentId = readParent(request, project, type);
  const values = readValues(request, project, type);
  const id = takeId(site);
  const { security = null, ...stored } = values;
  const issue: StoredIssue = {
    id,
    key: `${project.key}-${project.nextNumber}`,
    projectId: project.id,
    typeId: type.id,
    statusId: '10000',
    parentId,
    subtaskIds: [],
    creator: caller.person?.accountId ?? '',
    created: now,
    updated: now,
    hiddenUntil: now + site.switches.freshIssueHidden,
    securityLevelId: typeof security === 'string' ? security : inheritedLevel(site, parentId),
    fields: {
      reporter: caller.person?.accountId ?? null,
      assignee: null,
      ...normalised(site, id, stored),
    },
    properties: request.properties,
    comments: [],
    worklogs: [],
    attachments: [],
    history: [],
  };
  keepStale(site, id, now);
  if (parentId !== null && site.switches.subtasksLag) keepStale(site, parentId, now);
  insertIssue(site, project, issue);
  return issue;
}

/** Puts a finished issue into the site and takes its number, which is never given again. */
export function insertIssue(site: Site, project: Project, issue: StoredIssue): void {
  const number = Number(issue.key.slice(project.key.length + 1));
  project.nextNumber = Math.max(project.nextNumber, number + 1);
  site.nextId = Math.max(site.nextId, Number(issue.id));
  site.issues[issue.id] = issue;
  site.keys[issue.key.toUpperCase()] = issue.id;
  if (issue.parentId !== null) site.issues[issue.parentId]?.subtaskIds.push(issue.id);
}

/** Documents as the site stores them; other values unchanged. */
export function normalised(
  site: Site,
  issueId: string,
  values: Record<string, Json>,
): Record<string, Json> {
  const entries = Object.entries(values).map(([id, value]) => {
    const isDocument = findField(id)?.kind === 'document' && value !== null;
    if (!isDocument || !site.switches.normaliseAdf) return [id, value] as const;
    return [
      id,
      storedAdf(value as unknown as AdfDoc, `${issueId}/${id}`) as unknown as Json,
    ] as const;
  });
  return Object.fromEntries(entries);
}

function readProject({ site, caller, fields }: CreateRequest): Project {
  const { project: given } = fields;
  if (!isObject(given)) throw badFields({ project: 'Specify a valid project ID or key' });
  const project = findProject(site, String(given.id ?? given.key));
  if (project === undefined || !may(site, caller, project.id, 'BROWSE_PROJECTS'))
    throw badFields({ project: 'Specify a valid project ID or key' });
  if (!may(site, caller, project.id, 'CREATE_ISSUES'))
    throw badFields({ project: 'You do not have permission to create issues in this project.' });
  return project;
}

function readType(project: Project, given: unknown): IssueType {
  const missing = badFields({ issuetype: 'Specify a valid issue type' });
  if (!isObject(given)) throw missing;
  const type = project.issueTypes.find((one) =>
    given.id === undefined ? one.name === given.name : one.id === given.id,
  );
  if (type === undefined) throw missing;
  return type;
}

/** The id of the parent, by the rules for subtasks and for stories under an epic. */
function readParent(request: CreateRequest, project: Project, type: IssueType): string | null {
  const { site, caller, fields } = request;
  const { parent } = fields;
  if (parent === undefined || parent === null) {
    if (!type.subtask) return null;
    throw badFields({
      issuetype: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
  }
  if (!isObject(parent)) throw badFields({ parent: 'data was not an object' });
  const found = findIssue(site, String(parent.id ?? parent.key));
  if (found === undefined || !seesIssue(site, caller, found))
    throw badFields({ parentId: 'Could not find issue by id or key.' });
  if (found.projectId !== project.id)
    throw badFields({
      project: 'Sub-tasks must be created in the same project as the parent.',
    });
  const level = project.issueTypes.find(({ id }) => id === found.typeId)?.hierarchyLevel;
  if (level !== type.hierarchyLevel + 1)
    throw badFields({
      parentId: 'Given parent issue does not belong to the appropriate hierarchy.',
    });
  return found.id;
}

function readValues(
  request: CreateRequest,
  project: Project,
  type: IssueType,
): Record<string, Json> {
  const { site, caller } = request;
  const screen = project.screens[type.id] ?? [];
  const template = project.templates[type.id] as unknown as Json | undefined;
  const errors: Record<string, string> = {};
  const values: Record<string, Json> = {};
  for (const field of screen) {
    if (field.defaultValue !== undefined) values[field.id] = plainId(field.defaultValue);
  }
  if (template !== undefined) values.description = template;
  for (const [id, value] of Object.entries(request.fields)) {
    if (id === 'project' || id === 'issuetype' || id === 'parent') continue;
    const definition = findField(id);
    const onScreen = screen.some((field) => field.id === id) || id === 'security';
    const replaced = id === 'description' && site.switches.templateReplacesDescription;
    if (definition === undefined || !onScreen) {
      if (!replaced) errors[id] = notOnScreen(id);
      continue;
    }
    const checked = checkValue(definition, value, { site, project, caller });
    if ('problem' in checked) errors[id] = checked.problem;
    else values[id] = checked.value;
  }
  for (const { id, required } of screen) {
    const empty = values[id] === undefined || values[id] === null;
    if (required && empty) errors[id] ??= requiredMessage(id);
  }
  if (Object.keys(errors).length > 0) throw badFields(errors);
  return values;
}

function requiredMessage(id: string): string {
  if (id === 'summary') return 'You must specify a summary of the issue.';
  return `${findField(id)?.name ?? id} is required.`;
}

/** Defaults are kept as createmeta shows them, values as they are stored: by id. */
function plainId(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return value.id ?? value;
}

/** A subtask is as visible as its parent. */
function inheritedLevel(site: Site, parentId: string | null): string | null {
  return parentId === null ? null : (site.issues[parentId]?.securityLevelId ?? null);
}
