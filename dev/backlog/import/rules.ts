import { kindOf } from '../../../domain/normalise/kinds.ts';
import type { BacklogIssue } from '../backlog.ts';
import type { ImportRecord } from './record.ts';

const typeNames: Record<string, string> = {
  epic: 'Epic',
  story: 'Story',
  'user story': 'Story',
  improvement: 'Story',
  'new feature': 'Story',
  feature: 'Story',
  task: 'Task',
  bug: 'Bug',
  defect: 'Bug',
  spike: 'Spike',
  subtask: 'Sub-task',
  'sub-task': 'Sub-task',
  'technical task': 'Task',
};

/** Types by what a name means in other languages. */
const kindNames: Partial<Record<ReturnType<typeof kindOf>, string>> = {
  story: 'Story',
  task: 'Task',
  bug: 'Bug',
  epic: 'Epic',
  spike: 'Spike',
  subtask: 'Sub-task',
};

/** The issue type of a record; without one, by how its summary and description read. */
export function typeOf({ type, summary, description }: ImportRecord): string {
  const named = typeNames[type?.toLowerCase() ?? ''] ?? kindNames[kindOf(type, false)];
  if (named !== undefined) return named;
  const text = `${summary}\n${typeof description === 'string' ? description : ''}`;
  if (/^as an? /i.test(summary) || /\bI (?:want|would like|need) to\b/i.test(summary))
    return 'Story';
  if (/\b(?:steps to reproduce|stack ?trace|exception|regression)\b/i.test(text)) return 'Bug';
  if (/\b(?:fails?|broken|crash(?:es)?|wrong|does(?:n't| not) work)\b/i.test(summary)) return 'Bug';
  if (/^(?:spike|investigate|research|evaluate)\b/i.test(summary)) return 'Spike';
  return 'Task';
}

const statusWords: [RegExp, BacklogIssue['status']][] = [
  [/review|test|verif/i, 'In Review'],
  [/progress|doing|develop|active/i, 'In Progress'],
  [/done|closed|resolved|fixed|complete/i, 'Done'],
];

/** One of the simulator's statuses for the name a file gives. */
export function statusOf({ status }: ImportRecord): BacklogIssue['status'] {
  return statusWords.find(([pattern]) => pattern.test(status ?? ''))?.[1] ?? 'To Do';
}

const priorityNames: Record<string, string> = {
  blocker: 'Highest',
  highest: 'Highest',
  critical: 'High',
  high: 'High',
  major: 'Medium',
  medium: 'Medium',
  minor: 'Low',
  low: 'Low',
  trivial: 'Lowest',
  lowest: 'Lowest',
};

export function priorityOf({ priority }: ImportRecord): string {
  return priorityNames[priority?.toLowerCase() ?? ''] ?? 'Medium';
}

const residents = ['acc-ada', 'acc-ben', 'acc-ines'];

/** The reporter where a file names nobody: one of three people, always the same for a key. */
export function reporterOf(key: string): string {
  const sum = [...key].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return residents[sum % residents.length] ?? 'acc-ada';
}

/** Components of a record; without any, the tag its summary begins with, as in `[API] …` or `API: …`. */
export function componentsOf({ components, summary }: ImportRecord): string[] {
  if (components.length > 0) return components;
  const tag = /^\[([^\]]{2,24})\]|^([A-Z][\w.-]{1,20}(?: [\w.-]{1,20})?):\s/.exec(summary);
  const name = tag?.[1] ?? tag?.[2];
  return name === undefined ? [] : [name.trim()];
}

/** A Jira project key made from any name: letters and digits, two to ten of them. */
export function projectKeyFrom(name: string): string {
  const letters = name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[^A-Z]+/, '');
  return letters.length >= 2 ? letters.slice(0, 10) : 'ADDED';
}
