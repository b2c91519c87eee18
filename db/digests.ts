import type { TenantTx } from './tenant-tx.ts';

/** `unknown`: it may have gone out, and is not sent again. */
export type DigestState = 'sending' | 'sent' | 'failed' | 'unknown';

/** What waits in a tenant: the oldest plans by key, and how many there are. */
export interface Waiting {
  plans: { key: string; changes: number }[];
  total: number;
}

/** Plans that a digest reads by key. */
const most = 10;

/** Plans that wait in projects where something can be decided, the oldest first. */
export async function listWaiting(tx: TenantTx): Promise<Waiting> {
  const rows = await tx.query<{ key: string; changes: number; total: number }>(
    `select p.issue_key as key, count(*) over ()::integer as total,
       (select count(*)::integer from plan_rows r where r.tenant_id = p.tenant_id and r.plan_id = p.plan_id
         and r.state in ('open', 'approved')) as changes
     from plans p join project_modes m using (tenant_id, project_id)
     where tenant_id = $1 and p.state = 'waiting' and m.mode = 'propose'
     order by p.created_at, p.plan_id limit ${most}`,
    [tx.tenantId],
  );
  return { plans: rows.map(({ key, changes }) => ({ key, changes })), total: rows[0]?.total ?? 0 };
}

/**
 * Begins the digest of a day, once. `lost`: it was begun before and left half way, so it may have gone
 * out, and is noted so.
 */
export async function beginDigest(
  tx: TenantTx,
  { day, plans, at }: { day: string; plans: number; at: Date },
): Promise<'begun' | 'lost' | 'over'> {
  const made = await tx.query(
    `insert into digests (tenant_id, day, state, plans, changed_at) values ($1, $2, 'sending', $3, $4)
     on conflict do nothing returning 1`,
    [tx.tenantId, day, plans, at],
  );
  if (made.length > 0) return 'begun';
  const lost = await tx.query(
    `update digests set state = 'unknown', changed_at = $3
      where tenant_id = $1 and day = $2 and state = 'sending' returning 1`,
    [tx.tenantId, day, at],
  );
  return lost.length > 0 ? 'lost' : 'over';
}

/** Notes what became of a digest that `beginDigest` began. */
export async function settleDigest(
  tx: TenantTx,
  { day, state, code, at }: { day: string; state: DigestState; code: string | null; at: Date },
): Promise<void> {
  await tx.query(
    `update digests set state = $3, code = $4, changed_at = $5 where tenant_id = $1 and day = $2`,
    [tx.tenantId, day, state, code, at],
  );
}
