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
