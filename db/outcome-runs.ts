import type { TenantTx } from './tenant-tx.ts';

/** How far the finished issues of a project were looked at. */
interface OutcomeRun {
  /** Changes in Jira until then are known. */
  seenUntil: Date;
  /** When a run last reached the end; null: none did yet. */
  gatheredAt: Date | null;
}

export async function findOutcomeRun(tx: TenantTx, projectId: string): Promise<OutcomeRun | null> {
  const [run] = await tx.query<OutcomeRun>(
    `select seen_until as "seenUntil", gathered_at as "gatheredAt" from outcome_runs
      where tenant_id = $1 and project_id = $2`,
    [tx.tenantId, projectId],
  );
  return run ?? null;
}

/** Notes progress, which only goes forward. `gatheredAt` is given where the run reached the end. */
export async function saveOutcomeRun(
  tx: TenantTx,
  projectId: string,
  { seenUntil, gatheredAt }: OutcomeRun,
): Promise<void> {
  await tx.query(
    `insert into outcome_runs as r (tenant_id, project_id, seen_until, gathered_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, project_id)
     do update set seen_until = greatest(r.seen_until, excluded.seen_until),
       gathered_at = greatest(r.gathered_at, excluded.gathered_at)`,
    [tx.tenantId, projectId, seenUntil, gatheredAt],
  );
}
