import type { Json } from '../../../domain/json.ts';
import type { Caller } from '../http/endpoint.ts';
import { isObject } from '../http/strict.ts';
import { priorities } from '../state/catalogue.ts';
import type { FieldDefinition, FieldKind } from '../state/fields.ts';
import type { Project, Site } from '../state/model.ts';
import { adfProblem } from './adf.ts';

/** A checked value as it is stored, or the message that Jira puts under the field. */
export type Checked = { value: Json } | { problem: string };

/** Where a value is to be written, and by whom. */
export interface ValuePlace {
  site: Site;
  project: Project;
  caller: Caller;
}

type Check = (value: unknown, place: ValuePlace, field: FieldDefinition) => Checked;

const checks: Record<Exclude<FieldKind, 'fixed'>, Check> = {
  line: checkLine,
  document: (value) => checkDocument(value),
  labels: (value) => checkLabels(value),
  person: checkPerson,
  priority: (value) => {
    const found = priorities.find((one) => matches(value, one));
    return found ? { value: found.id } : { problem: 'The priority selected is invalid.' };
  },
  components: checkComponents,
  date: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? { value }
      : { problem: 'Date value must be in the format yyyy-MM-dd.' },
  number: (value) =>
    typeof value === 'number' ? { value } : { problem: 'Operation value must be a number' },
  option: (value, _place, { options = [] }) => {
    const found = options.find((one) => matches(value, { id: one.id, name: one.value }));
    return found ? { value: found.id } : { problem: 'Specify a valid value for this option.' };
  },
  security: (value, { project }) => {
    const found = project.securityLevels.find((one) => matches(value, one));
    return found ? { value: found.id } : { problem: 'The security level selected is invalid.' };
  },
};

/** Checks one value of a field for a write; `null` empties a field. */
export function checkValue(field: FieldDefinition, value: unknown, place: ValuePlace): Checked {
  if (field.kind === 'fixed') return { problem: notOnScreen(field.id) };
  if (value === null && field.kind !== 'line') return { value: null };
  return checks[field.kind](value, place, field);
}

/** Jira's words for a field that a write may not set. */
export function notOnScreen(id: string): string {
  return `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
}

/** Jira's limit for a summary, in UTF-16 units. */
const summaryLimit = 255;

function checkLine(value: unknown): Checked {
  if (typeof value !== 'string') return { problem: 'Operation value must be a string' };
  if (value.trim() === '') return { problem: 'You must specify a summary of the issue.' };
  if (value.length > summaryLimit)
    return { problem: `Summary can't exceed ${summaryLimit} characters.` };
  if (/[\r\n]/.test(value))
    return { problem: 'The summary is invalid because it contains newline characters.' };
  return { value: value.trim() };
}

/** The largest document Jira stores in a text field, in characters of its JSON. */
const documentLimit = 32_767;

function checkDocument(value: unknown): Checked {
  if (!isObject(value) || value.type !== 'doc')
    return {
      problem: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    };
  if (adfProblem(value) !== null) return { problem: 'INVALID_INPUT' };
  if (JSON.stringify(value).length > documentLimit) return { problem: 'CONTENT_LIMIT_EXCEEDED' };
  return { value: value as Json };
}

function checkLabels(value: unknown): Checked {
  if (!Array.isArray(value)) return { problem: 'data was not an array' };
  const bad = value.find((label) => typeof label !== 'string' || /\s/.test(label) || label === '');
  if (bad !== undefined)
    return { problem: `The label '${String(bad)}' contains spaces which is invalid.` };
  return { value: [...new Set(value as string[])].toSorted() };
}

function checkPerson(
  value: unknown,
  { site, project, caller }: ValuePlace,
  field: FieldDefinition,
): Checked {
  if (!isObject(value)) return { problem: 'data was not an object' };
  const id = 'accountId' in value ? value.accountId : value.id;
  if (id === null) return { value: null };
  const person = site.people.find(({ accountId }) => accountId === id);
  const wanted = field.id === 'assignee' ? 'ASSIGNABLE_USER' : 'BROWSE_PROJECTS';
  const rights = person === undefined ? [] : (site.grants[project.id]?.[person.accountId] ?? []);
  if (person === undefined || !person.active || !rights.includes(wanted))
    return { problem: `User '${String(id)}' cannot be assigned issues.` };
  if (
    field.id === 'reporter' &&
    person.accountId !== caller.person?.accountId &&
    !administers(caller, site, project)
  )
    return { problem: notOnScreen('reporter') };
  return { value: person.accountId };
}

function administers(caller: Caller, site: Site, project: Project): boolean {
  const rights = site.grants[project.id]?.[caller.person?.accountId ?? ''] ?? [];
  return rights.includes('ADMINISTER_PROJECTS');
}

function checkComponents(value: unknown, { project }: ValuePlace): Checked {
  if (!Array.isArray(value)) return { problem: 'data was not an array' };
  const ids: string[] = [];
  for (const item of value) {
    const found = project.components.find((one) => matches(item, one));
    if (found === undefined) return { problem: `Component name '${nameOf(item)}' is not valid` };
    ids.push(found.id);
  }
  return { value: ids };
}

function matches(value: unknown, { id, name }: { id: string; name: string }): boolean {
  if (!isObject(value)) return false;
  return value.id === id || value.name === name || value.value === name;
}

function nameOf(value: unknown): string {
  return isObject(value) ? String(value.name ?? value.id) : String(value);
}
