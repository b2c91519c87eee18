import type { StoredPlan } from '../../db/plans.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { ActivityDeps } from '../deps.ts';
import { findFaults, type RowFault } from '../preflight/faults.ts';
import { createMetadata } from '../preflight/metadata.ts';
import { refusing } from '../reading.ts';
import type { WriterSession } from './jira-writer.ts';
import { movedFields } from './moved.ts';
import type { Readings } from './permit.ts';
import type { Writer } from './writers.ts';

/** Who writes a row, and what they see. */
interface Looked {
  writer: Writer;
  readings: Readings;
}

/** Rows of one writer, who sees the issue and may make the changes. */
interface Group extends Looked {
  rows: PlanRow[];
}

/**
 * Looks for every fault of the released rows that is knowable before anything is written, with the eyes
 * of who would write them: rights that are gone, and what Jira's metadata says. Of a row for which
 * nobody's token is at hand nothing can be known; the writer says so in its turn.
 */
export async function preflight(
  deps: ActivityDeps,
  { tenantId, session }: { tenantId: Uuid; session: WriterSession },
  plan: StoredPlan,
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  const groups = new Map<string, Group>();
  for (const row of plan.rows.filter(({ state }) => state === 'released')) {
    const seen = await session.lookFor(plan, row).catch(hiddenBy);
    if (isElsewhere(plan, row, seen)) continue;
    const code = typeof seen === 'string' ? seen : seen?.readings.fault;
    if (code) faults.push({ rowId: row.id, code });
    else if (seen && typeof seen !== 'string') addTo(groups, seen, row);
  }
  for (const { writer, readings, rows } of groups.values()) {
    const metadata = createMetadata(deps.jira, writer.auth);
    const ask = () => findFaults(metadata, readings.issue, rows);
    faults.push(...(await refusing(deps, tenantId, writer, ask)));
  }
  return faults;
}

/** What another project takes and allows is no fault of the row: it is opened again when its turn comes. */
function isElsewhere(
  { base, rows }: StoredPlan,
  { fields }: PlanRow,
  seen: Looked | RowFault['code'] | null,
): boolean {
  if (seen === null || typeof seen === 'string' || !fields.includes('project')) return false;
  return movedFields(base, seen.readings.issue, rows, ['project']).length > 0;
}

function addTo(groups: Map<string, Group>, { writer, readings }: Looked, row: PlanRow): void {
  const group = groups.get(writer.tokenId) ?? { writer, readings, rows: [] };
  group.rows.push(row);
  groups.set(writer.tokenId, group);
}

/** The writer does not see the issue any more, or may not look at all. */
function hiddenBy(error: unknown): RowFault['code'] {
  if (isReadygateError(error, 'issue_unreadable')) return 'issue_not_found';
  if (isReadygateError(error, 'jira_permission_missing')) return 'jira_permission_missing';
  throw error;
}
