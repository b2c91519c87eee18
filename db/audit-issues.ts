import type { AuditEntry } from '../domain/audit.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What an entry tells of: issues by id, none, or some that is not known any more. */
export type AboutIssues = readonly string[] | 'unknown';

type Subject = AuditEntry['subject'];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where the issues of a subject stand. */
const lookups: Record<string, string> = {
  refinement: `select refinement_id::text as id, array[issue_id] as issues from refinements
    where tenant_id = $1 and refinement_id = any($2::uuid[])`,
  plan: `select plan_id::text as id, array[issue_id] as issues from plans
    where tenant_id = $1 and plan_id = any($2::uuid[])`,
  row: `select row_id::text as id, array[p.issue_id] as issues from plan_rows r join plans p using (tenant_id, plan_id)
    where tenant_id = $1 and r.row_id = any($2::uuid[])`,
  operation: `select w.operation_id::text as id, array[p.issue_id] as issues
      from writes w join plans p using (tenant_id, plan_id) where tenant_id = $1 and w.operation_id = any($2::uuid[])
    union all select r.operation_id::text, array[p.issue_id]
      from plan_rows r join plans p using (tenant_id, plan_id) where tenant_id = $1 and r.operation_id = any($2::uuid[])
    union all select s.operation_id::text, s.issue_ids
      from standing_writes s where tenant_id = $1 and s.operation_id = any($2::uuid[])`,
};

/**
 * The issues that entries tell of, in their order. An operation without a record names what was found in Jira, which
 * is looked up as an issue.
 */
export async function issuesOfEntries(
  tx: TenantTx,
  entries: readonly Pick<AuditEntry, 'subject' | 'data'>[],
): Promise<AboutIssues[]> {
  const known = await lookUp(
    tx,
    entries.map(({ subject }) => subject),
  );
  return entries.map(({ subject, data }) => {
    if (subject.kind === 'issue') return [subject.id];
    if (!(subject.kind in lookups)) return [];
    const found = known.get(nameOf(subject));
    if (found) return found;
    return typeof data.jiraId === 'string' ? [data.jiraId] : 'unknown';
  });
}

async function lookUp(tx: TenantTx, subjects: readonly Subject[]): Promise<Map<string, string[]>> {
  const byKind = Map.groupBy(subjects, ({ kind }) => kind);
  const found = await Promise.all(
    Object.entries(lookups).map(async ([kind, text]): Promise<[string, string[]][]> => {
      const ids = [...new Set(byKind.get(kind)?.map(({ id }) => id))].filter((id) => uuid.test(id));
      if (ids.length === 0) return [];
      const rows = await tx.query<{ id: string; issues: string[] }>(text, [tx.tenantId, ids]);
      return rows.map(({ id, issues }) => [nameOf({ kind, id }), issues]);
    }),
  );
  return new Map(found.flat());
}

function nameOf({ kind, id }: Subject): string {
  return `${kind}:${id}`;
}
