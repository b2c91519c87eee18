import { markerProperty } from '../../../domain/operations/label.ts';
import { statuses } from '../state/catalogue.ts';
import type { Project, Site, StoredIssue } from '../state/model.ts';
import { getProject, getType } from '../state/site.ts';
import { badJql } from './tokens.ts';

/** Property paths that the app's manifest declares for search, with their aliases. */
const declaredIndexes: readonly { key: string; path: string; alias: string }[] = [
  { key: markerProperty, path: 'op', alias: 'readygateop' },
];

interface Seen {
  issue: StoredIssue;
  project: Project;
  site: Site;
}

/** The comparable texts or numbers of one field of an issue. */
export interface SearchField {
  /** All spellings under which a value of the field can be named. */
  texts?: (seen: Seen) => string[];
  moment?: (seen: Seen) => number;
  order?: (seen: Seen) => number | string;
}

const fields: Record<string, SearchField> = {
  project: {
    texts: ({ project }) => [project.key, project.id, project.name],
    order: ({ project }) => project.key,
  },
  parent: {
    texts: ({ issue, site }) =>
      issue.parentId === null ? [] : [issue.parentId, site.issues[issue.parentId]?.key ?? ''],
  },
  key: {
    texts: ({ issue }) => [issue.key, issue.id],
    order: ({ issue, project }) =>
      `${project.key} ${issue.key.split('-').at(-1)?.padStart(9, '0')}`,
  },
  id: { texts: ({ issue }) => [issue.id, issue.key], order: ({ issue }) => Number(issue.id) },
  issuetype: {
    texts: ({ issue, project }) => [issue.typeId, getType(project, issue.typeId).name],
    order: ({ issue }) => issue.typeId,
  },
  status: {
    texts: ({ issue }) => [issue.statusId, statusOf(issue)?.name ?? ''],
    order: ({ issue }) => issue.statusId,
  },
  statuscategory: {
    texts: ({ issue }) => {
      const category = statusOf(issue)?.category ?? 'new';
      return [category, { new: 'To Do', indeterminate: 'In Progress', done: 'Done' }[category]];
    },
  },
  assignee: { texts: ({ issue }) => textList(issue.fields.assignee) },
  reporter: { texts: ({ issue }) => textList(issue.fields.reporter) },
  labels: { texts: ({ issue }) => textList(issue.fields.labels) },
  summary: {
    texts: ({ issue }) => textList(issue.fields.summary),
    order: ({ issue }) => String(issue.fields.summary),
  },
  created: { moment: ({ issue }) => issue.created, order: ({ issue }) => issue.created },
  updated: { moment: ({ issue }) => issue.updated, order: ({ issue }) => issue.updated },
};

const aliases: Record<string, string> = { issuekey: 'key', issue: 'key', type: 'issuetype' };

/** The field of a name in JQL, or Jira's 400. A property is searchable only where an index is declared. */
export function searchField(name: string): SearchField {
  const known = fields[aliases[name] ?? name];
  if (known !== undefined && Object.hasOwn(fields, aliases[name] ?? name)) return known;
  const index = declaredIndexes.find(
    ({ key, path, alias }) =>
      name === `issue.property[${key}].${path}` || name.toLowerCase() === alias,
  );
  if (index === undefined)
    throw badJql(`Field '${name}' does not exist or you do not have permission to view it.`);
  return { texts: ({ issue }) => propertyTexts(issue.properties[index.key], index.path) };
}

/** What a field reader needs to know of an issue. */
export function seen(site: Site, issue: StoredIssue): Seen {
  return { site, issue, project: getProject(site, issue.projectId) };
}

function statusOf(issue: StoredIssue) {
  return statuses.find(({ id }) => id === issue.statusId);
}

function textList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
}

function propertyTexts(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = (value as Record<string, unknown>)[path];
  return typeof found === 'string' || typeof found === 'number' ? [String(found)] : [];
}
