import { ReadygateError } from '../errors.ts';
import type { FieldKey, FieldText, NormalIssue } from '../issue.ts';
import type { Json } from '../json.ts';
import { type ChosenFields, findChosen } from './chosen-fields.ts';
import { isCriteriaName, isEstimateName, readField, readSummary } from './fields.ts';
import { kindOf, statusCategoryOf } from './kinds.ts';
import { detectLanguage } from './language.ts';
import { jiraLink, rowLinks } from './links.ts';
import { plainValue } from './plain-value.ts';
import { readTime } from './time.ts';

/** Names of fields by id, where the site gives its own. */
export type FieldNames = Record<string, string>;

type Bag = Record<string, unknown>;

/**
 * An issue of Jira's REST API as rules and drafts see it, with the fields that a pack chose.
 * @throws {ReadygateError} issue_unreadable when it has no id, key or fields
 */
export function normaliseJiraIssue(
  raw: unknown,
  names: FieldNames = {},
  chosen: ChosenFields = {},
): NormalIssue {
  const issue = bag(raw);
  const fields = issue && bag(issue.fields);
  if (!issue || !fields || typeof issue.id !== 'string' || typeof issue.key !== 'string')
    throw new ReadygateError('issue_unreadable');
  const type = bag(fields.issuetype);
  const project = bag(fields.project);
  const status = bag(fields.status);
  const kind = kindOf(text(type?.name), type?.subtask === true);
  return finish({
    id: issue.id,
    key: issue.key,
    projectId: text(project?.id) ?? '',
    projectKey: text(project?.key) ?? issue.key.replace(/-\d+$/, ''),
    updated: readTime(fields.updated),
    type: { id: text(type?.id), kind },
    statusCategory: statusCategoryOf(bag(status?.statusCategory)?.key),
    ...standingOf({ id: text(status?.id), name: text(status?.name) }, project?.projectTypeKey),
    ...contentOf(fields, names, chosen),
    subtasks: list(fields.subtasks).map((child) => ({
      id: text(child.id) ?? '',
      key: text(child.key) ?? '',
      summary: text(bag(child.fields)?.summary) ?? '',
    })),
    links: list(fields.issuelinks).flatMap(jiraLink),
    ...unreadOf({ subtasks: fields.subtasks, links: fields.issuelinks }),
  });
}

/**
 * A row of a file: `key, type, summary, description` and any further fields. `Status`, `Status Category` and
 * `Project type` are Jira's own names, as its export has them.
 * @throws {ReadygateError} invalid_line with the member that is wrong
 */
export function normaliseRow(row: unknown, chosen: ChosenFields = {}): NormalIssue {
  const fields = bag(row);
  if (!fields) throw new ReadygateError('invalid_line', { expected: 'a JSON object' });
  const key = text(fields.key);
  if (!key)
    throw new ReadygateError('invalid_line', {
      path: '/key',
      expected: 'a text that is not empty',
    });
  for (const name of ['type', 'summary'] as const) {
    const value = fields[name];
    if (value !== undefined && value !== null && typeof value !== 'string')
      throw new ReadygateError('invalid_line', { path: `/${name}`, expected: 'a text' });
  }
  const names = Object.fromEntries(Object.keys(fields).map((name) => [name, name]));
  const status = fields.status ?? fields.Status;
  const links = rowLinks(fields);
  return finish({
    id: key,
    key,
    projectId: '',
    projectKey: key.replace(/-\d+$/, ''),
    updated: readTime(fields.updated),
    type: { id: null, kind: kindOf(text(fields.type), false) },
    statusCategory: statusCategoryOf(fields.statusCategory ?? fields['Status Category']),
    ...standingOf({ id: null, name: text(status) }, fields['Project type']),
    ...contentOf(fields, names, chosen),
    subtasks: strings(fields.subtasks).map((summary, index) => ({
      id: `${index + 1}`,
      key: '',
      summary,
    })),
    links: links ?? [],
    ...unreadOf({ subtasks: fields.subtasks, links: links ?? undefined }),
  });
}

/** What tells whether it is judged at all, as far as it is known. */
function standingOf(
  { id, name }: { id: string | null; name: string | null },
  projectType: unknown,
): Pick<NormalIssue, 'status' | 'service'> {
  return {
    ...(name === null ? {} : { status: { id, name } }),
    ...(projectType === 'service_desk' ? { service: true } : {}),
  };
}

/** What was not asked for is not empty. */
function unreadOf(given: Record<'subtasks' | 'links', unknown>): Pick<NormalIssue, 'unread'> {
  const unread = (['links', 'subtasks'] as const).filter((name) => given[name] === undefined);
  return unread.length > 0 ? { unread } : {};
}

function finish(issue: Omit<NormalIssue, 'format' | 'language'>): NormalIssue {
  return {
    format: 1,
    ...issue,
    language: detectLanguage(issue.texts.flatMap(prose).join('\n')),
    texts: issue.texts.toSorted(byKey),
    subtasks: issue.subtasks.toSorted(byId),
    links: issue.links.toSorted(byLink),
  };
}

/** What people wrote, without code. */
function prose({ text, blocks }: FieldText): string[] {
  return blocks
    .filter(({ kind }) => kind !== 'code')
    .map(({ start, end }) => text.slice(start, end));
}

function contentOf(
  fields: Bag,
  names: FieldNames,
  chosen: ChosenFields,
): Pick<NormalIssue, 'texts' | 'values' | 'named' | 'chosen'> {
  const named = findChosen(Object.keys(fields), (id) => nameOf(id, names), chosen);
  const values = valuesOf(fields, names);
  for (const [alias, key] of Object.entries(named))
    if (alias !== 'acceptanceCriteria')
      values[key] ??= plainValue(key, fields[key.slice('field:'.length)]);
  const texts = textsOf(fields, names, named.acceptanceCriteria);
  return {
    texts,
    values,
    ...(Object.keys(named).length > 0 ? { named } : {}),
    ...(Object.keys(chosen).length > 0 ? { chosen } : {}),
  };
}

/**
 * Summary, description and the fields that hold acceptance criteria: the one that was chosen, or those whose
 * name says so.
 */
function textsOf(fields: Bag, names: FieldNames, criteria: FieldKey | undefined): FieldText[] {
  const custom = Object.keys(fields)
    .filter((id) => id !== 'summary' && id !== 'description')
    .filter((id) => (criteria ? `field:${id}` === criteria : isCriteriaName(nameOf(id, names))))
    .map((id) => readField(`field:${id}` as FieldKey, fields[id]));
  return [readSummary(fields.summary), readField('description', fields.description), ...custom];
}

function valuesOf(fields: Bag, names: FieldNames): Record<string, Json> {
  const values: Record<string, Json> = {};
  const labels = strings(fields.labels);
  if (labels.length > 0) values['field:labels'] = labels;
  const components = fields.components ?? fields.component;
  // Where there is no such field, nothing is known; where it cannot be read, the value is null.
  if (components !== undefined) values['field:components'] = named(components);
  if (fields.priority !== undefined)
    values['field:priority'] =
      text(fields.priority) ?? plainValue('field:priority', fields.priority || null);
  for (const [id, value] of Object.entries(fields)) {
    if (isEstimateName(nameOf(id, names))) values[`field:${id}`] = plainValue(`field:${id}`, value);
  }
  return values;
}

/** The names in a list of components, of objects or of texts. */
function named(value: unknown): string[] | null {
  if (!Array.isArray(value))
    return value === null || typeof value === 'string' ? strings(value) : null;
  return value
    .map((one) => text(one) ?? text(bag(one)?.name))
    .filter((name) => name !== null)
    .sort();
}

function nameOf(id: string, names: FieldNames): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}

function bag(value: unknown): Bag | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Bag)
    : null;
}

function list(value: unknown): Bag[] {
  return Array.isArray(value) ? value.map(bag).filter((one) => one !== null) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string')
    return value
      .split(/[,;]\s*/)
      .filter(Boolean)
      .sort();
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string').sort()
    : [];
}

const byKey = (a: FieldText, b: FieldText) => compare(a.key, b.key);
const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id);
const byLink = (a: NormalIssue['links'][number], b: NormalIssue['links'][number]) =>
  compare(a.id, b.id) || compare(a.type, b.type) || compare(a.direction, b.direction);
