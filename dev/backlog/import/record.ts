import type { AdfDoc, Json } from '../../../domain/json.ts';

/** An issue as a file gives it, before rules fill in what is missing. */
export interface ImportRecord {
  line: number;
  key: string | null;
  project: string | null;
  type: string | null;
  summary: string;
  description: string | AdfDoc | null;
  status: string | null;
  priority: string | null;
  created: string | null;
  reporter: string | null;
  assignee: string | null;
  parent: string | null;
  labels: string[];
  components: string[];
  storyPoints: number | null;
}

/** Names under which exports and the `check` command give each member, lower case. */
export const columnNames = {
  key: ['key', 'issue key', 'work item key'],
  project: ['project key', 'project', 'project name'],
  type: ['type', 'issue type', 'issuetype', 'work type'],
  summary: ['summary', 'title'],
  description: ['description'],
  status: ['status'],
  priority: ['priority'],
  created: ['created'],
  reporter: ['reporter'],
  assignee: ['assignee'],
  parent: ['parent key', 'parent'],
  labels: ['labels'],
  components: ['component/s', 'components', 'component'],
  storyPoints: ['storypoints', 'story points', 'custom field (story points)'],
} as const satisfies Record<keyof Omit<ImportRecord, 'line'>, readonly string[]>;

type Reader = (name: keyof typeof columnNames) => Json | undefined;

/** Builds a record from whatever a reader finds under the names above. */
export function makeRecord(line: number, read: Reader): ImportRecord {
  const text = (name: keyof typeof columnNames) => textOf(read(name));
  const points = Number(read('storyPoints') ?? Number.NaN);
  const description = read('description');
  return {
    line,
    key: text('key')?.toUpperCase() ?? null,
    project: text('project'),
    type: text('type'),
    summary: text('summary') ?? '',
    description: isObject(description) ? (description as unknown as AdfDoc) : text('description'),
    status: text('status'),
    priority: text('priority'),
    created: text('created'),
    reporter: text('reporter'),
    assignee: text('assignee'),
    parent: text('parent')?.toUpperCase() ?? null,
    labels: texts(read('labels')),
    components: texts(read('components')),
    storyPoints: Number.isFinite(points) ? points : null,
  };
}

/** Text of a plain value or of an object that has a name, as REST answers do. */
function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  if (isObject(value)) return textOf(value.key ?? value.name ?? value.displayName ?? value.value);
  return null;
}

function texts(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.map(textOf).filter((text) => text !== null);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
