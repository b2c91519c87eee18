import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { numberParameter } from '../http/strict.ts';
import { may, visibleProject } from '../issues/access.ts';
import { projectRef, typeShape } from '../issues/shapes.ts';
import { priorities } from '../state/catalogue.ts';
import { type FieldDefinition, findField } from '../state/fields.ts';
import type { IssueType, Project, ScreenField } from '../state/model.ts';

const path = '/rest/api/3/issue/createmeta/:projectIdOrKey/issuetypes';
const query = ['startAt', 'maxResults'];

export const getCreateTypes: Endpoint = {
  method: 'GET',
  path,
  operationId: 'getCreateIssueMetaIssueTypes',
  scope: 'read:jira-work',
  query,
  handle(call) {
    const project = creatableProject(call);
    const { startAt, maxResults, pick } = page(call);
    const issueTypes = pick(project.issueTypes).map((type) => typeShape(call, type));
    const total = project.issueTypes.length;
    return {
      status: 200,
      body: { startAt, maxResults, total, issueTypes },
      objects: issueTypes.length,
    };
  },
};

export const getCreateFields: Endpoint = {
  method: 'GET',
  path: `${path}/:issueTypeId`,
  operationId: 'getCreateIssueMetaIssueTypeId',
  scope: 'read:jira-work',
  query,
  handle(call) {
    const project = creatableProject(call);
    const type = project.issueTypes.find(({ id }) => id === call.params.issueTypeId);
    if (type === undefined) throw refuse(400, ['The issue type selected is invalid.']);
    const { startAt, maxResults, pick } = page(call);
    const all = [...fixedFields(call, project, type), ...screenFields(project, type)];
    const fields = pick(all);
    return {
      status: 200,
      body: { startAt, maxResults, total: all.length, fields },
      objects: fields.length,
    };
  },
};

function creatableProject(call: Call): Project {
  const project = visibleProject(call, call.params.projectIdOrKey ?? '');
  if (project === undefined || !may(call.site, call.caller, project.id, 'CREATE_ISSUES'))
    throw refuse(400, ['No project could be found, or you cannot create issues in it.']);
  return project;
}

function page({ query: given }: Call) {
  const startAt = numberParameter(given.get('startAt'), {
    name: 'startAt',
    fallback: 0,
    min: 0,
    max: 1e9,
  });
  const limits = { name: 'maxResults', fallback: 50, min: 0, max: 200 };
  const maxResults = numberParameter(given.get('maxResults'), limits);
  const pick = <Item>(items: readonly Item[]) => items.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, pick };
}

/** Project, type and parent are on every create screen. */
function fixedFields(call: Call, project: Project, type: IssueType): Record<string, unknown>[] {
  const fixed = (id: string, more: Record<string, unknown>) => ({
    required: true,
    schema: findField(id)?.schema,
    name: findField(id)?.name,
    key: id,
    fieldId: id,
    hasDefaultValue: false,
    operations: ['set'],
    ...more,
  });
  const fields = [
    fixed('project', { allowedValues: [projectRef(call, project)] }),
    fixed('issuetype', { allowedValues: [typeShape(call, type)] }),
  ];
  if (type.subtask) fields.push(fixed('parent', {}));
  return fields;
}

function screenFields(project: Project, type: IssueType): Record<string, unknown>[] {
  return (project.screens[type.id] ?? []).flatMap((field) => {
    const definition = findField(field.id);
    return definition === undefined ? [] : [fieldShape(project, definition, field)];
  });
}

/** What a screen says of one of its fields. */
export function fieldShape(
  project: Project,
  definition: FieldDefinition,
  field: ScreenField,
): Record<string, unknown> {
  const allowedValues = allowed(project, definition);
  const hasDefaultValue = field.defaultValue !== undefined;
  const operations = { labels: ['add', 'set', 'remove'], components: ['add', 'set', 'remove'] };
  return {
    required: field.required,
    schema: definition.schema,
    name: definition.name,
    key: definition.id,
    fieldId: definition.id,
    hasDefaultValue,
    ...(hasDefaultValue ? { defaultValue: field.defaultValue } : {}),
    operations: operations[definition.id as keyof typeof operations] ?? ['set'],
    ...(allowedValues === null ? {} : { allowedValues }),
  };
}

function allowed(project: Project, definition: FieldDefinition): unknown[] | null {
  switch (definition.kind) {
    case 'priority':
      return [...priorities];
    case 'components':
      return project.components;
    case 'option':
      return [...(definition.options ?? [])];
    case 'security':
      return project.securityLevels.map(({ id, name }) => ({ id, name }));
    default:
      return null;
  }
}
