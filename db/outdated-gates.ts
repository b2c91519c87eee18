import { askToPublish } from './publish-wishes.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a judgement would be made from now, for an issue without a mark. */
export interface Standard {
  /** `2026-11-24`. */
  day: string;
  /** Digest of the pack that ships. */
  shipped: string;
}

/**
 * Has gates opened that hold people up by former rules or by a day that is past: of their issues there is no
 * current judgement. They close when these are judged again.
 */
export async function openOutdatedGates(
  tx: TenantTx,
  { day, shipped }: Standard,
  at: Date,
): Promise<number> {
  const found = await tx.query<{ issueId: string }>(
    `select p.issue_id as "issueId" from published_scores p join issues i using (tenant_id, issue_id)
       join publish_settings s using (tenant_id, project_id)
       left join lateral (select r.digest from rule_packs r
         where r.tenant_id = i.tenant_id and r.project_id = i.project_id order by r.version desc limit 1) own on true
      where p.tenant_id = $1 and s.mode = 'field_and_gate' and p.gate is not null and not p.gate_open and not p.outdated
        and (i.judged_until < $2::date or i.pack_digest is distinct from coalesce(own.digest, $3))
      order by p.issue_id for no key update of p`,
    [tx.tenantId, day, shipped],
  );
  if (found.length === 0) return 0;
  await outdate(
    tx,
    found.map(({ issueId }) => issueId),
    at,
  );
  return found.length;
}

/** The same for issues of which people said something that their judgements do not know. */
export async function openOutdatedGatesOf(
  tx: TenantTx,
  issueIds: readonly string[],
  at: Date,
): Promise<void> {
  const found = await tx.query<{ issueId: string }>(
    `select p.issue_id as "issueId" from published_scores p join issues i using (tenant_id, issue_id)
       join publish_settings s using (tenant_id, project_id)
      where p.tenant_id = $1 and p.issue_id = any($2::text[]) and s.mode = 'field_and_gate'
      order by p.issue_id for no key update of p`,
    [tx.tenantId, issueIds],
  );
  const ids = found.map(({ issueId }) => issueId);
  if (ids.length > 0) await outdate(tx, ids, at);
}

/** The same for one issue. */
export async function openOutdatedGate(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  await openOutdatedGatesOf(tx, [issueId], at);
}

async function outdate(tx: TenantTx, issueIds: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `update published_scores set outdated = true, due_since = coalesce(due_since, $3)
      where tenant_id = $1 and issue_id = any($2)`,
    [tx.tenantId, issueIds, at],
  );
  await askToPublish(tx, at);
}

/**
 * Issues were judged again: their gates hold again.
 * @returns the ids of those whose gates had been open
 */
export async function holdGatesAgain(tx: TenantTx, issueIds: readonly string[]): Promise<string[]> {
  const held = await tx.query<{ id: string }>(
    `update published_scores set outdated = false where tenant_id = $1 and issue_id = any($2::text[]) and outdated
     returning issue_id as id`,
    [tx.tenantId, issueIds],
  );
  return held.map(({ id }) => id);
}
