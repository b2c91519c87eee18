import type { Base, BaseField, NormalIssue } from '../../domain/issue.ts';
import { baseWithoutOwn } from '../../domain/normalise/own-writes.ts';
import type { PlanRow } from '../../domain/plan.ts';

/**
 * The fields, of those asked for, that are not as the plan found them. What the plan itself wrote does
 * not count as a change.
 */
export function movedFields(
  base: Base,
  issue: NormalIssue,
  rows: readonly PlanRow[],
  fields: readonly BaseField[],
): BaseField[] {
  const seen = baseWithoutOwn(issue, rows);
  return fields.filter((field) => base[field] !== seen[field]);
}
