import type { ActorKind } from '../domain/audit.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface StoredTenant {
  state: 'active' | 'leaving' | 'purging' | 'purged';
  apiBaseUrl: string;
  /** By its own stop or that of the deployment, or because the database was restored and writes are looked up first. */
  writesStopped: boolean;
  /** When the app was uninstalled and no installation was left: what was begun before that has ended. */
  leftAt: Date | null;
}

const columns = `state, api_base_url as "apiBaseUrl", left_at as "leftAt",
  writes_stopped or recovering_since is not null
    or exists (select from deployment_switches where name = 'writes' and stopped) as "writesStopped"`;

export async function findTenant(tx: TenantTx): Promise<StoredTenant | null> {
  const rows = await tx.query<StoredTenant>(`select ${columns} from tenants where tenant_id = $1`, [
    tx.tenantId,
  ]);
  return rows[0] ?? null;
}

/** Holds the tenant against uninstalling and stopping until the transaction ends. */
export async function lockTenantForShare(tx: TenantTx): Promise<StoredTenant | null> {
  const rows = await tx.query<StoredTenant>(
    `select ${columns} from tenants where tenant_id = $1 for share`,
    [tx.tenantId],
  );
  return rows[0] ?? null;
}

/** Holds back what shares the tenant's lock: plans that are being made, writes about to begin. */
export async function lockTenant(tx: TenantTx): Promise<void> {
  await tx.query('select 1 from tenants where tenant_id = $1 for no key update', [tx.tenantId]);
}

/**
 * Stops or resumes all writes to Jira for the tenant. Waits for permits that are being minted: after
 * it no new write begins. False, and no entry, when it is so already.
 */
export async function setWritesStopped(
  tx: TenantTx,
  { stopped, at, actor = 'operator' }: { stopped: boolean; at: Date; actor?: ActorKind },
): Promise<boolean> {
  const changed = await tx.query(
    'update tenants set writes_stopped = $2 where tenant_id = $1 and writes_stopped <> $2 returning 1',
    [tx.tenantId, stopped],
  );
  if (changed.length === 0) return false;
  tx.audit({
    at,
    action: stopped ? 'tenant.writes_stopped' : 'tenant.writes_resumed',
    actor,
    subject: { kind: 'tenant', id: tx.tenantId },
  });
  return true;
}
