import type { StoredPlan } from '../db/plans.ts';
import type { BaseField, NormalIssue } from '../domain/issue.ts';
import type { Plan, PlanRow } from '../domain/plan.ts';
import { movedFields } from './writing/moved.ts';

/** Rows that nobody sent. */
export function unsent<Row extends Pick<PlanRow, 'state'>>({
  rows,
}: {
  rows: readonly Row[];
}): Row[] {
  return rows.filter(({ state }) => state === 'open' || state === 'approved');
}

/** The fields that moved, of those that an unsent row depends on. */
export function movedOf(plan: StoredPlan, issue: NormalIssue): BaseField[] {
  const fields = [...new Set(unsent(plan).flatMap((row) => row.fields))];
  return movedFields(plan.base, issue, plan.rows, fields);
}

/**
 * The same operations from the same fields, in whatever order: nothing that was shown has changed. What
 * the base of an older plan does not hold of every issue is not compared.
 */
export function sameEffect(plan: StoredPlan, next: Pick<Plan, 'rows' | 'base'> | null): boolean {
  if (!next) return false;
  const holds = (field: BaseField) => field !== 'project' || field in plan.base;
  const effects = (one: Pick<Plan, 'rows' | 'base'>) =>
    unsent(one)
      .map(({ digest, fields }) =>
        [digest, ...fields.filter(holds).map((field) => one.base[field])].join(),
      )
      .sort();
  return effects(plan).join('\n') === effects(next).join('\n');
}
