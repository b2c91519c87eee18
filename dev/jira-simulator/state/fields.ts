import { fieldModule } from '../../../domain/publishing/published.ts';

/** How the value of a field is checked when it is written and shaped when it is read. */
export type FieldKind =
  | 'line'
  | 'document'
  | 'labels'
  | 'person'
  | 'priority'
  | 'components'
  | 'date'
  | 'number'
  | 'option'
  | 'security'
  | 'fixed';

export interface FieldDefinition {
  id: string;
  name: string;
  kind: FieldKind;
  /** Values an `option` field allows. */
  options?: readonly { id: string; value: string }[];
  schema: { type: string; items?: string; system?: string; custom?: string; customId?: number };
}

const textarea = 'com.atlassian.jira.plugin.system.customfieldtypes:textarea';
const select = 'com.atlassian.jira.plugin.system.customfieldtypes:select';
const float = 'com.atlassian.jira.plugin.system.customfieldtypes:float';

/** Every field of a site, in the order in which Jira lists them. */
export const fieldDefinitions: readonly FieldDefinition[] = [
  system('summary', 'Summary', 'line', 'string'),
  system('issuetype', 'Issue Type', 'fixed', 'issuetype'),
  system('project', 'Project', 'fixed', 'project'),
  system('parent', 'Parent', 'fixed', 'issuelink'),
  system('status', 'Status', 'fixed', 'status'),
  system('priority', 'Priority', 'priority', 'priority'),
  system('description', 'Description', 'document', 'string'),
  system('environment', 'Environment', 'document', 'string'),
  system('labels', 'Labels', 'labels', 'array', 'string'),
  system('components', 'Components', 'components', 'array', 'component'),
  system('assignee', 'Assignee', 'person', 'user'),
  system('reporter', 'Reporter', 'person', 'user'),
  system('creator', 'Creator', 'fixed', 'user'),
  system('created', 'Created', 'fixed', 'datetime'),
  system('updated', 'Updated', 'fixed', 'datetime'),
  system('duedate', 'Due date', 'date', 'date'),
  system('resolution', 'Resolution', 'fixed', 'resolution'),
  system('security', 'Security Level', 'security', 'securitylevel'),
  system('subtasks', 'Sub-tasks', 'fixed', 'array', 'issuelinks'),
  system('issuelinks', 'Linked Issues', 'fixed', 'array', 'issuelinks'),
  system('comment', 'Comment', 'fixed', 'comments-page'),
  system('worklog', 'Log Work', 'fixed', 'array', 'worklog'),
  system('attachment', 'Attachment', 'fixed', 'array', 'attachment'),
  custom(10016, 'Story Points', 'number', 'number', float),
  custom(10030, 'Acceptance criteria', 'document', 'string', textarea),
  custom(10041, 'Risk class', 'option', 'option', select, [
    { id: '10141', value: 'Low' },
    { id: '10142', value: 'Medium' },
    { id: '10143', value: 'High' },
  ]),
  custom(10042, 'Change type', 'option', 'option', select, [
    { id: '10151', value: 'Standard' },
    { id: '10152', value: 'Emergency' },
  ]),
];

/** The field that the app owns by its manifest. A site has it from the start and lists it once it is placed. */
export const appField: FieldDefinition = custom(
  10_077,
  'Readiness',
  'number',
  'number',
  `ari:cloud:ecosystem::extension/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f/5d0e3f52-7c41-4f0e-8a2b-3c4d5e6f7a8b/static/${fieldModule}`,
);

const byId = new Map(fieldDefinitions.map((field) => [field.id, field]));

/** The definition of a field, if the site has it. */
export function findField(id: string): FieldDefinition | undefined {
  return byId.get(id);
}

function system(
  id: string,
  name: string,
  kind: FieldKind,
  type: string,
  items?: string,
): FieldDefinition {
  const schema = items === undefined ? { type, system: id } : { type, items, system: id };
  return { id, name, kind, schema };
}

function custom(
  customId: number,
  name: string,
  kind: FieldKind,
  type: string,
  key: string,
  options?: FieldDefinition['options'],
): FieldDefinition {
  const field = {
    id: `customfield_${customId}`,
    name,
    kind,
    schema: { type, custom: key, customId },
  };
  return options === undefined ? field : { ...field, options };
}
