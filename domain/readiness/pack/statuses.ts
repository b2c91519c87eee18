import type { NormalIssue, StatusCategory } from '../../issue.ts';
import type { PackStatus } from './pack.ts';

const categories: Record<StatusCategory, PackStatus> = {
  new: 'toDo',
  indeterminate: 'inProgress',
  done: 'done',
};

export const packCategories: readonly PackStatus[] = Object.values(categories);

type Standing = Pick<NormalIssue, 'statusCategory' | 'status'>;

/**
 * Which of a pack's names for statuses mean that of an issue: a category, or the name or id of a status as the site
 * has it. What is closer comes last: a status goes before its category.
 */
export function statusesMeant(
  names: readonly string[],
  { statusCategory, status }: Standing,
): string[] {
  const category = statusCategory && categories[statusCategory];
  const isCategory = (name: string) => packCategories.includes(name as PackStatus);
  const isMeant = (name: string) => name === status?.id || folded(name) === folded(status?.name);
  return [
    ...names.filter((name) => name === category),
    ...names.filter((name) => !isCategory(name) && isMeant(name)),
  ];
}

/** Whether it can be told of an issue that none of these names means its status. */
export function isKnownAmong(
  names: readonly string[],
  { statusCategory, status }: Standing,
): boolean {
  const isCategory = (name: string) => packCategories.includes(name as PackStatus);
  return names.every((name) => (isCategory(name) ? statusCategory !== null : status !== undefined));
}

const folded = (name = '') => name.trim().toLowerCase();
