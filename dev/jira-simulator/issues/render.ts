import type { Call } from '../http/endpoint.ts';
import { StrictnessError } from '../http/jira-error.ts';
import { fieldDefinitions, findField } from '../state/fields.ts';
import type { Project, StoredIssue } from '../state/model.ts';
import { getProject, getType } from '../state/site.ts';
import { findIssue, seesIssue } from './access.ts';
import { expandedChangelog } from './changelog.ts';
import { commentPage } from './comments.ts';
import {
  componentShape,
  linkTypeShape,
  personShape,
  priorityShape,
  projectRef,
  selfLink,
  statusShape,
  typeShape,
} from './shapes.ts';
import { searchedVersion } from './stale.ts';
import { jiraTime } from './time.ts';
import { attachmentShape, worklogPage } from './work.ts';

interface Reading {
  call: Call;
  issue: StoredIssue;
  project: Project;
}

type Read = (reading: Reading) => unknown;

/** Fields whose value is not stored under their own name or has another form on reading. */
const readers: Record<string, Read> = {
  issuetype: ({ call, issue, project }) => typeShape(call, getType(project, issue.typeId)),
  project: ({ call, project }) => projectRef(call, project),
  status: ({ call, issue }) => statusShape(call, issue.statusId),
  created: ({ call, issue }) => jiraTime(issue.created, call.site.zoneMinutes),
  updated: ({ call, issue }) => jiraTime(issue.updated, call.site.zoneMinutes),
  creator: ({ call, issue }) => personShape(call, issue.creator),
  reporter: ({ call, issue }) => personOrNull(call, issue.fields.reporter),
  assignee: ({ call, issue }) => personOrNull(call, issue.fields.assignee),
  priority: ({ call, issue }) =>
    typeof issue.fields.priority === 'string' ? priorityShape(call, issue.fields.priority) : null,
  resolution: () => null,
  labels: ({ issue }) => issue.fields.labels ?? [],
  components: readComponents,
  security: readSecurity,
  subtasks: ({ call, issue }) => relatives(call, subtaskIds(call, issue)),
  issuelinks: readLinks,
  comment: readComments,
  worklog: ({ call, issue }) => worklogPage(call, issue),
  attachment: ({ call, issue }) => issue.attachments.map((one) => attachmentShape(call, one)),
};

/** Fields that lists of issues do not show. */
const unlisted = new Set(['comment', 'worklog', 'attachment']);

/** The parts of an issue that a request asked for. */
export interface Wanted {
  fields: readonly string[];
  properties: readonly string[];
  changelog: boolean;
  /** Names of the fields beside their values. */
  names?: boolean;
}

/** One issue as the caller sees it. */
export function issueShape(
  call: Call,
  issue: StoredIssue,
  wanted: Wanted,
): Record<string, unknown> {
  const project = getProject(call.site, issue.projectId);
  const properties = pickProperties(issue, wanted.properties);
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: selfLink(call, `issue/${issue.id}`),
    key: issue.key,
    ...(wanted.changelog ? { changelog: expandedChangelog(call, issue) } : {}),
    fields: readFields({ call, issue, project }, wanted.fields),
    ...(wanted.names ? { names: fieldNames(wanted.fields) } : {}),
    ...(wanted.properties.length > 0 ? { properties } : {}),
  };
}

/** The ids of the fields meant by a `fields` list; `known` is what `*all` and `*navigable` stand for. */
export function fieldIds(asked: readonly string[]): string[] {
  const chosen = new Set<string>();
  const onlyRemovals = asked.every((name) => name.startsWith('-'));
  if (onlyRemovals) for (const { id } of fieldDefinitions) chosen.add(id);
  for (const name of asked) {
    if (name === '*all') for (const { id } of fieldDefinitions) chosen.add(id);
    else if (name === '*navigable')
      for (const { id } of fieldDefinitions) !unlisted.has(id) && chosen.add(id);
    else if (name.startsWith('-')) chosen.delete(name.slice(1));
    else if (isFieldName(name)) chosen.add(name);
    else throw new StrictnessError(400, `unknown field '${name}'`, name);
  }
  return [...chosen];
}

function fieldNames(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, findField(id)?.name ?? id]));
}

/** Jira looks away from unknown names; only ids of custom fields may differ between sites. */
function isFieldName(name: string): boolean {
  return (
    name === 'id' ||
    name === 'key' ||
    findField(name) !== undefined ||
    /^customfield_\d+$/.test(name)
  );
}

function readFields(reading: Reading, ids: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const id of ids) {
    if (id === 'parent') {
      if (reading.issue.parentId !== null)
        fields.parent = relatives(reading.call, [reading.issue.parentId])[0];
    } else if (readers[id] !== undefined) fields[id] = readers[id](reading);
    else if (findField(id) !== undefined) fields[id] = readPlain(reading.issue, id);
  }
  return fields;
}

function readPlain(issue: StoredIssue, id: string): unknown {
  const value = issue.fields[id] ?? null;
  const definition = findField(id);
  if (definition?.kind !== 'option' || value === null) return value;
  return definition.options?.find((option) => option.id === value) ?? null;
}

function personOrNull(call: Call, accountId: unknown): unknown {
  return typeof accountId === 'string' ? personShape(call, accountId) : null;
}

function readComponents({ call, issue, project }: Reading): unknown {
  const ids = Array.isArray(issue.fields.components) ? issue.fields.components : [];
  return project.components
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => componentShape(call, id, name));
}

function readSecurity({ call, issue, project }: Reading): unknown {
  const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
  if (level === undefined) return null;
  const self = selfLink(call, `securitylevel/${level.id}`);
  return { self, id: level.id, name: level.name, description: '' };
}

/** Short forms of other issues; those the caller does not see are left out. */
function relatives(call: Call, ids: readonly string[]): Record<string, unknown>[] {
  return ids.flatMap((id) => {
    const issue = findIssue(call.site, id);
    if (issue === undefined || !seesIssue(call.site, call.caller, issue)) return [];
    const project = getProject(call.site, issue.projectId);
    const fields = readFields({ call, issue, project }, [
      'summary',
      'status',
      'priority',
      'issuetype',
    ]);
    return [{ id: issue.id, key: issue.key, self: selfLink(call, `issue/${issue.id}`), fields }];
  });
}

/** The list of subtasks, as late as search where a site is switched so. */
function subtaskIds({ site, now }: Call, issue: StoredIssue): readonly string[] {
  const seen = site.switches.subtasksLag ? searchedVersion(site, issue.id, now) : issue;
  return seen?.subtaskIds ?? [];
}

/** Real answers show only the other end of a link, although the description wants both. */
function readLinks({ call, issue }: Reading): unknown {
  return call.site.links.flatMap((link) => {
    const outward = link.inwardId === issue.id;
    if (!outward && link.outwardId !== issue.id) return [];
    const [other] = relatives(call, [outward ? link.outwardId : link.inwardId]);
    if (other === undefined) return [];
    const self = selfLink(call, `issueLink/${link.id}`);
    const type = linkTypeShape(call, link.typeId);
    return [
      { id: link.id, self, type, ...(outward ? { outwardIssue: other } : { inwardIssue: other }) },
    ];
  });
}

function readComments({ call, issue, project }: Reading): unknown {
  const page = {
    issue,
    project,
    startAt: 0,
    maxResults: 100,
    newestFirst: false,
    withProperties: false,
  };
  return { ...commentPage(call, page), self: selfLink(call, `issue/${issue.id}/comment`) };
}

function pickProperties(issue: StoredIssue, asked: readonly string[]): Record<string, unknown> {
  const all = asked.includes('*all');
  const wanted = Object.entries(issue.properties).filter(
    ([key]) => (all || asked.includes(key)) && !asked.includes(`-${key}`),
  );
  return Object.fromEntries(wanted);
}
