import type { BacklogItem, BacklogSort, SortOrder } from '../domain/backlog.ts';
import type { IssueKind } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { PlanState } from '../domain/plan.ts';
import type { StoredBasis } from '../domain/readiness/out-of-date.ts';
import type { RefinementStep } from '../domain/refinement.ts';
import type { ReadinessStatus } from '../domain/report.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a list shows of a judged issue: nothing of it is content, so nothing is decrypted. */
export interface JudgedHead extends StoredBasis {
  issueId: string;
  kind: IssueKind | null;
  status: ReadinessStatus;
  score: number;
  judgedAt: Date;
  failedRules: string[];
  /** What the list is sorted by. */
  place: number;
}

export interface JudgedFilter {
  status: ReadinessStatus | null;
  kind: IssueKind | null;
  /** The id of a rule that failed. */
  rule: string | null;
  /** Part of the key that the issue had when it was judged. */
  text: string | null;
}

/** Where a list goes on: behind this issue. */
export interface JudgedPosition {
  place: number;
  issueId: string;
}

export interface JudgedOrder {
  sort: BacklogSort;
  order: SortOrder;
}

/** Each sort by the column of an index. Milliseconds stand for a time: no judgement has a finer one. */
const sorts: Record<
  BacklogSort,
  { column: string; place: string; from: (parameter: string) => string }
> = {
  score: { column: 'score', place: 'score', from: (parameter) => `${parameter}::integer` },
  judged: {
    column: 'judged_at',
    place: '(extract(epoch from judged_at) * 1000)::float8',
    from: (parameter) => `to_timestamp(${parameter}::float8 / 1000)`,
  },
  key: {
    column: 'key_number',
    place: 'key_number::float8',
    from: (parameter) => `${parameter}::bigint`,
  },
};

/** A part of a list: behind one place, as far as another, which belongs to it. */
interface JudgedPart extends JudgedOrder {
  after: JudgedPosition | null;
  /** Null: to the end of the list. */
  until: JudgedPosition | null;
  limit: number;
}

/** Judged issues of a project, whoever may see them; without those that its rules leave out since. */
export async function listJudged(
  tx: TenantTx,
  projectId: string,
  { status, kind, rule, text }: JudgedFilter,
  { sort, order, after, until, limit }: JudgedPart,
): Promise<JudgedHead[]> {
  const { column, place } = sorts[sort];
  return await tx.query<JudgedHead>(
    `select issue_id as "issueId", kind, status, score, judged_at as "judgedAt", failed_rules as "failedRules",
       ${place} as place, content_digest as "contentDigest", pack_digest as "packDigest",
       overrides_digest as "overridesDigest", judged_until::text as "judgedUntil", stale_since as "staleSince"
     from issues where tenant_id = $1 and project_id = $2 and report_id is not null and left_out is null
       and ($3::text is null or status = $3) and ($4::text is null or kind = $4)
       and ($5::text is null or $5 = any(failed_rules)) and ($6::text is null or strpos(issue_key, upper($6)) > 0)
       ${bound(sort, order === 'asc' ? '>' : '<', after, 8)} ${bound(sort, order === 'asc' ? '<=' : '>=', until, after ? 10 : 8)}
     order by ${column} ${order}, issue_id ${order} limit $7`,
    [
      ...[tx.tenantId, projectId, status, kind, rule, text, limit],
      ...[after, until].flatMap((one) => (one ? [one.place, one.issueId] : [])),
    ],
  );
}

/** The place of the judged issue of a project that stands a number behind another one; null where fewer do. */
export async function placeBehind(
  tx: TenantTx,
  projectId: string,
  { sort, order, after, count }: JudgedOrder & { after: JudgedPosition | null; count: number },
): Promise<JudgedPosition | null> {
  const { column, place } = sorts[sort];
  const [found] = await tx.query<JudgedPosition>(
    `select ${place} as place, issue_id as "issueId" from issues
      where tenant_id = $1 and project_id = $2 and report_id is not null and left_out is null
       ${bound(sort, order === 'asc' ? '>' : '<', after, 4)}
      order by ${column} ${order}, issue_id ${order} offset $3 limit 1`,
    [tx.tenantId, projectId, count - 1, ...(after ? [after.place, after.issueId] : [])],
  );
  return found ?? null;
}

/** A limit of a list as SQL, the two parts of whose place stand from a parameter on; empty for none. */
function bound(
  sort: BacklogSort,
  comparison: '>' | '<' | '>=' | '<=',
  at: JudgedPosition | null,
  first: number,
): string {
  const { column, from } = sorts[sort];
  return at ? `and (${column}, issue_id) ${comparison} (${from(`$${first}`)}, $${first + 1})` : '';
}

/** How many those are. */
export async function countJudged(tx: TenantTx, projectId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from issues
      where tenant_id = $1 and project_id = $2 and report_id is not null and left_out is null`,
    [tx.tenantId, projectId],
  );
  return row?.count ?? 0;
}

/** The open refinements of many issues with the state of their plans, by issue id. */
export async function listOpenRefinements(
  tx: TenantTx,
  issueIds: readonly string[],
): Promise<Map<string, NonNullable<BacklogItem['refinement']>>> {
  const rows = await tx.query<{
    issueId: string;
    id: Uuid;
    step: RefinementStep;
    planId: Uuid | null;
    state: PlanState | null;
  }>(
    `select r.issue_id as "issueId", r.refinement_id as id, r.step, p.plan_id as "planId", p.state
       from refinements r left join plans p on p.tenant_id = r.tenant_id and p.plan_id = r.plan_id
      where r.tenant_id = $1 and r.issue_id = any($2::text[]) and r.outcome is null`,
    [tx.tenantId, issueIds],
  );
  return new Map(
    rows.map(({ issueId, id, step, planId, state }) => [
      issueId,
      { id, step, plan: planId !== null && state !== null ? { id: planId, state } : null },
    ]),
  );
}
