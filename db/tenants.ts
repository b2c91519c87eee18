import type { ActorKind } from '../domain/audit.ts';
import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface StoredTenant {
  state: 'active' | 'leaving' | 'purging' | 'purged';
  apiBaseUrl: string;
  /** By its own stop or that of the deployment, or because the database was restored and writes are looked up first. */
  writesStopped: boolean;
}

const columns = `state, api_base_url as "apiBaseUrl",
  writes_stopped or recovering_since is not null
    or exists (select from deployment_switches where name = 'writes' and stopped) as "writesStopped"`;

export interface SeenInstallation {
  installationId: Uuid;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  apiBaseUrl: string;
  at: Date;
}

/** Milliseconds between two notes that an installation was seen. */
const seenEvery = 60_000;

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

/** Whether an installation of the tenant is active. */
export async function hasActiveInstallation(tx: TenantTx): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from installations where tenant_id = $1 and state = 'active' limit 1`,
    [tx.tenantId],
  );
  return rows.length > 0;
}

/**
 * Notes that a verified token named this installation; the first one makes tenant and installation.
 * Idempotent: written at most once a minute.
 */
export async function recordInstallation(
  tx: TenantTx,
  seen: SeenInstallation,
): Promise<'active' | 'inactive'> {
  const { installationId, at } = seen;
  const [known] = await tx.query<{ active: boolean; lastSeenAt: Date }>(
    `select i.state = 'active' and t.state = 'active' as active, i.last_seen_at as "lastSeenAt"
       from installations i join tenants t using (tenant_id)
      where tenant_id = $1 and installation_id = $2`,
    [tx.tenantId, installationId],
  );
  if (!known) return await addInstallation(tx, seen);
  if (at.getTime() - known.lastSeenAt.getTime() >= seenEvery) {
    await tx.query(
      `update installations set last_seen_at = greatest(last_seen_at, $3)
        where tenant_id = $1 and installation_id = $2`,
      [tx.tenantId, installationId, at],
    );
  }
  return known.active ? 'active' : 'inactive';
}

/** Only an installation id that was never seen before brings back a tenant that left. */
async function addInstallation(
  tx: TenantTx,
  { installationId, environment, apiBaseUrl, at }: SeenInstallation,
): Promise<'active' | 'inactive'> {
  const [tenant] = await tx.query<{ state: StoredTenant['state'] }>(
    `insert into tenants as t (tenant_id, api_base_url, created_at) values ($1, $2, $3)
     on conflict (tenant_id) do update set api_base_url = excluded.api_base_url,
       state = case when t.state in ('leaving', 'purged') then 'active' else t.state end
     returning state`,
    [tx.tenantId, apiBaseUrl, at],
  );
  const added = await tx.query(
    `insert into installations (tenant_id, installation_id, environment, first_seen_at, last_seen_at)
     values ($1, $2, $3, $4, $4) on conflict do nothing returning 1`,
    [tx.tenantId, installationId, environment, at],
  );
  if (added.length > 0) {
    tx.audit({
      at,
      action: 'installation.first_seen',
      actor: 'app',
      subject: { kind: 'installation', id: installationId },
      data: { environment },
    });
  }
  return tenant?.state === 'active' ? 'active' : 'inactive';
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
