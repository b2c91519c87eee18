import type pg from 'pg';
import { verifyChain } from '../../db/audit-chain.ts';
import { getPlan, type StoredPlan } from '../../db/plans.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { Json, Uuid } from '../../domain/json.ts';
import type { Operation } from '../../domain/operation.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import type { PlanRow } from '../../domain/plan.ts';
import { type Account, account, type Written } from '../accounting/account.ts';
import { standing } from '../accounting/effect.ts';
import { undecided } from '../accounting/undecided.ts';
import { operationOf } from '../jira-simulator/http/log.ts';
import type { Site } from '../jira-simulator/state/model.ts';

/** What people approved, held against what stands in Jira. */
export interface Counted extends Pick<Account, 'duplicated' | 'unapproved'> {
  /** Rows of all plans; those that were undone are not counted. */
  approved: number;
  inJira: number;
  auditVerified: boolean;
}

export interface CounterDeps {
  withTenant: WithTenant;
  /** Connections of the role that may only read. */
  readers: pg.Pool;
  tenantId: Uuid;
  site: Site;
}

/** What leaves something with a marker behind. */
const creating: readonly Operation['kind'][] = ['createSubtask', 'addComment'];

/** Counts the approved rows of a tenant in PostgreSQL, and in Jira what they were to do there. */
export async function count({
  withTenant,
  readers,
  tenantId,
  site,
}: CounterDeps): Promise<Counted> {
  // Jira first: what stands there now was approved before.
  const marked = markedIn(site);
  const plans = await withTenant(tenantId, async (tx) => {
    const found = await tx.query<{ id: Uuid }>(
      'select distinct plan_id as id from plan_rows where state <> all($1)',
      [undecided],
    );
    return await Promise.all(found.map(({ id }) => getPlan(tx, id)));
  });
  const { approved, undone } = approvedIn(plans);
  const changed = approved
    .filter(({ row }) => !creating.includes(row.operation.kind))
    .filter((one) => stands(site, one))
    .map(({ row, issueId }) => ({ issueId, operationId: row.operationId }));
  const created = marked.filter(({ operationId }) => !undone.has(operationId ?? ''));
  const { rowsApproved, rowsInJira, duplicated, unapproved } = account(
    approved.map(({ row, issueId }) => ({ issueId, approved: [row.operationId], closed: true })),
    [...created, ...changed],
  );
  const { ok: auditVerified } = await verifyChain(readers, tenantId);
  return { approved: rowsApproved, inJira: rowsInJira, duplicated, unapproved, auditVerified };
}

interface ApprovedRow {
  row: PlanRow;
  issueId: string;
}

/** Approved rows that were not undone, and the operations of those that were. */
function approvedIn(plans: readonly StoredPlan[]): {
  approved: ApprovedRow[];
  undone: Set<string>;
} {
  const all = plans.flatMap(({ issue, rows }) => rows.map((row) => ({ row, issueId: issue.id })));
  const decided = all.filter(({ row }) => !undecided.includes(row.state));
  const takenBack = new Set(
    decided.flatMap(({ row }) => (row.state === 'done' && row.undoes ? [row.undoes] : [])),
  );
  const [undone, approved] = [true, false].map((wanted) =>
    decided.filter(({ row }) => takenBack.has(row.id) === wanted),
  );
  return {
    approved: approved ?? [],
    undone: new Set(undone?.map(({ row }) => row.operationId)),
  };
}

function stands(site: Site, { row, issueId }: ApprovedRow): boolean {
  const issue = site.issues[issueId];
  const { operation, operationId } = row;
  return issue !== undefined && standing(site, { operation, operationId, issue }) > 0;
}

/** Every subtask and every comment that bears a marker, under its issue. */
function markedIn({ issues }: Site): Written[] {
  return Object.values(issues).flatMap((issue) => [
    ...marker(issue.parentId, issue.properties),
    ...issue.comments.flatMap(({ properties }) => marker(issue.id, properties)),
  ]);
}

function marker(issueId: string | null, properties: Record<string, Json>): Written[] {
  const operationId = operationOf(properties[markerProperty]);
  return issueId === null || operationId === null ? [] : [{ issueId, operationId }];
}
