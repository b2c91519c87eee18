import type { TestDatabase } from './database.ts';
import { testNow } from './database.ts';
import { starter } from './judged.ts';

/** The first of the issues of `addBacklog`, where nothing else is said. */
export const firstId = 100_000;

/**
 * Puts many judged issues of a project into a tenant, in one statement: BIG-1 and so on, of every score, status
 * and kind, each with rules that failed.
 */
export async function addBacklog(
  database: Pick<TestDatabase, 'asAdministrator'>,
  tenantId: string,
  {
    projectId,
    key,
    count,
    first = firstId,
  }: { projectId: string; key: string; count: number; first?: number },
): Promise<void> {
  await database.asAdministrator(
    `insert into issues (tenant_id, issue_id, issue_key, project_id, report_id, status, score, judged_at, pack_digest,
       kind, failed_rules)
     select $1, ($4 + n)::text, $3 || '-' || n, $2, gen_random_uuid(),
       (array['not_ready', 'needs_work', 'ready'])[1 + n % 3], (n * 37) % 101, $6::timestamptz - n * interval '1 minute', $7,
       (array['story', 'task', 'bug'])[1 + n % 3],
       case n % 4 when 0 then array['criteria.present', 'estimate.present'] when 1 then array['scope.boundaries'] else '{}' end
     from generate_series(1, $5) n`,
    [tenantId, projectId, key, first - 1, count, testNow, starter.digest],
  );
  await database.asAdministrator('analyze issues');
}
