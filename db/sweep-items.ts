import type { Uuid } from '../domain/json.ts';
import type { SweepItem, SweepOutcome } from '../domain/sweep.ts';
import type { TenantTx } from './tenant-tx.ts';

const columns = `issue_id as "issueId", issue_key as "issueKey", project_id as "projectId", outcome, problem, kind, status, score,
  previous_status as "previousStatus", previous_score as "previousScore", failed_rules as "failedRules",
  content_digest as "contentDigest", summary_digest as "summaryDigest", parent_id as "parentId",
  estimate_missing as "estimateMissing", blocker_ids as "blockerIds", sprint_id as "sprintId",
  updated_day::text as "updatedDay"`;

/** An item as it is met: what the sweep before said of it is looked up when it is kept. */
export type MetItem = Omit<SweepItem, 'previousStatus' | 'previousScore'>;

/**
 * Keeps what came of issues, each where the sweep met it first, with what the sweep before said of it. One
 * statement.
 * @returns the ids of those that were not there before
 */
export async function insertSweepItems(
  tx: TenantTx,
  { sweepId, previousId }: { sweepId: Uuid; previousId: Uuid | null },
  items: readonly MetItem[],
  at: Date,
): Promise<string[]> {
  if (items.length === 0) return [];
  const made = await tx.query<{ id: string }>(
    `insert into sweep_items (tenant_id, sweep_id, issue_id, issue_key, project_id, outcome, problem, kind, status, score,
       previous_status, previous_score, failed_rules, content_digest, summary_digest, parent_id, estimate_missing,
       blocker_ids, sprint_id, updated_day, met_at)
     select $1, $2, i."issueId", i."issueKey", i."projectId", i.outcome, i.problem, i.kind, i.status, i.score,
       p.status, p.score, i."failedRules", i."contentDigest", i."summaryDigest", i."parentId", i."estimateMissing",
       i."blockerIds", i."sprintId", i."updatedDay", $5
     from jsonb_to_recordset($4::jsonb) as i("issueId" text, "issueKey" text, "projectId" text, outcome text,
         problem text, kind text, status text, score integer, "failedRules" text[], "contentDigest" text,
         "summaryDigest" text, "parentId" text, "estimateMissing" boolean, "blockerIds" text[], "sprintId" text,
         "updatedDay" date)
       left join sweep_items p on p.tenant_id = $1 and p.sweep_id = $3 and p.issue_id = i."issueId"
     on conflict do nothing returning issue_id as id`,
    [tx.tenantId, sweepId, previousId, JSON.stringify(items), at],
  );
  return made.map(({ id }) => id);
}

/** Of these issues the ids that a sweep met before. */
export async function metBefore(
  tx: TenantTx,
  sweepId: Uuid,
  issueIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select issue_id as id from sweep_items where tenant_id = $1 and sweep_id = $2 and issue_id = any($3::text[])`,
    [tx.tenantId, sweepId, issueIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Items of a sweep by the ids of their issues, those behind `after`; behind the empty id are all. */
export async function listSweepItems(
  tx: TenantTx,
  sweepId: Uuid,
  { after, limit }: { after: string; limit: number },
): Promise<SweepItem[]> {
  return await tx.query<SweepItem>(
    `select ${columns} from sweep_items where tenant_id = $1 and sweep_id = $2 and issue_id > $3
      order by issue_id limit $4`,
    [tx.tenantId, sweepId, after, limit],
  );
}

/** The last issues that a sweep met in a project, by the numbers of their keys, the highest first; those below a key. */
export async function lastMetKeys(
  tx: TenantTx,
  sweepId: Uuid,
  { projectId, below, limit }: { projectId: string; below: string; limit: number },
): Promise<{ issueId: string; issueKey: string }[]> {
  const number = (key: string) => `substring(${key} from '[0-9]{1,18}$')::bigint`;
  return await tx.query(
    `select issue_id as "issueId", issue_key as "issueKey" from sweep_items
      where tenant_id = $1 and sweep_id = $2 and project_id = $3 and ${number('issue_key')} < ${number('$4::text')}
      order by ${number('issue_key')} desc limit $5`,
    [tx.tenantId, sweepId, projectId, below, limit],
  );
}

/** Issues that the sweep before judged and this one did not meet, by their ids, those behind `after`. */
export async function listUnmet(
  tx: TenantTx,
  { sweepId, previousId }: { sweepId: Uuid; previousId: Uuid },
  { after, limit }: { after: string; limit: number },
): Promise<{ issueId: string; issueKey: string; projectId: string }[]> {
  return await tx.query(
    `select p.issue_id as "issueId", p.issue_key as "issueKey", p.project_id as "projectId" from sweep_items p
      where p.tenant_id = $1 and p.sweep_id = $3 and p.issue_id > $4 and p.outcome in ('judged', 'unchanged', 'failed')
        and not exists (select from sweep_items i
          where i.tenant_id = $1 and i.sweep_id = $2 and i.issue_id = p.issue_id)
      order by p.issue_id limit $5`,
    [tx.tenantId, sweepId, previousId, after, limit],
  );
}

/** How many issues of a sweep came to what, whoever may see them. */
export async function countSweepItems(
  tx: TenantTx,
  sweepId: Uuid,
): Promise<Record<SweepOutcome, number>> {
  const rows = await tx.query<{ outcome: SweepOutcome; count: number }>(
    `select outcome, count(*)::integer as count from sweep_items where tenant_id = $1 and sweep_id = $2 group by outcome`,
    [tx.tenantId, sweepId],
  );
  const none = { judged: 0, unchanged: 0, failed: 0, gone: 0, not_visible: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])) };
}
