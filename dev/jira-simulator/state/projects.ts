import { sharedTypes } from './catalogue.ts';
import type { IssueType, Project, ScreenField } from './model.ts';

type Screen = readonly (string | ScreenField)[];

/** What a project needs to be made; the rest follows from its kind. */
export interface ProjectPlan {
  id: string;
  key: string;
  name: string;
  lead: string;
  style?: Project['style'];
  typeKey?: Project['typeKey'];
  types: readonly IssueType[];
  components?: readonly string[];
  /** Screens that differ from the usual ones, by issue type name. */
  screens?: Record<string, Screen>;
}

const priority: ScreenField = { id: 'priority', required: false, defaultValue: { id: '3' } };
const usualScreen: Screen = [
  'description',
  priority,
  'labels',
  'components',
  'assignee',
  'reporter',
  'duedate',
  'customfield_10016',
  'customfield_10030',
];
const subtaskScreen: Screen = [
  'description',
  priority,
  'labels',
  'components',
  'assignee',
  'reporter',
];

/** A project whose types all have a screen; the summary is always on it and required. */
export function makeProject(plan: ProjectPlan): Project {
  const screens = plan.types.map((type) => {
    const usual = type.subtask ? subtaskScreen : usualScreen;
    return [type.id, toScreen(plan.screens?.[type.name] ?? usual)];
  });
  return {
    id: plan.id,
    key: plan.key,
    name: plan.name,
    style: plan.style ?? 'classic',
    typeKey: plan.typeKey ?? 'software',
    lead: plan.lead,
    issueTypes: [...plan.types],
    screens: Object.fromEntries(screens) as Project['screens'],
    templates: {},
    components: (plan.components ?? []).map((name, at) => ({ id: `${plan.id}${10 + at}`, name })),
    securityLevels: [],
    nextNumber: 1,
  };
}

/** Types of the company-managed kind, by name. */
export function shared(...names: string[]): IssueType[] {
  return sharedTypes.filter(({ name }) => names.includes(name));
}

/** Types that a team-managed project owns: other ids, and another name for the subtask. */
export function teamTypes(projectId: string, firstId: number): IssueType[] {
  return shared('Epic', 'Story', 'Task', 'Sub-task', 'Bug').map((type, at) => ({
    ...type,
    id: String(firstId + at),
    name: type.subtask ? 'Subtask' : type.name,
    scopeProjectId: projectId,
  }));
}

function toScreen(fields: Screen): ScreenField[] {
  const summary: ScreenField = { id: 'summary', required: true };
  const rest = fields.map((field) =>
    typeof field === 'string' ? { id: field, required: false } : field,
  );
  return [summary, ...rest];
}
