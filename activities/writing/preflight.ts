import type { StoredPlan } from '../../db/plans.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { ActivityDeps } from '../deps.ts';
import type { WriterSession } from './jira-writer.ts';

/**
 * Looks for a fault that is knowable before anything is written: rights that are gone, and nothing
 * else that Jira would tell only by refusing. Null: go on.
 */
export async function preflight(
  _deps: ActivityDeps,
  writer: WriterSession,
  plan: StoredPlan,
  row: PlanRow,
): Promise<ErrorCode | null> {
  const readings = await writer.readingsFor(plan, row);
  // Without a token nothing can be known; the writer says so in its turn.
  if (!readings) return null;
  return readings.permitted ? null : 'jira_permission_missing';
}
