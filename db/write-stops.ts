import { ReadygateError } from '../domain/errors.ts';
import type { ProjectMode } from '../domain/views.ts';
import { publishSoon } from './publish-wishes.ts';
import { type Author, noteSetting } from './setting-changes.ts';
import type { TenantTx } from './tenant-tx.ts';
import { lockTenant, type StoredTenant } from './tenants.ts';

/** Why nothing is written to Jira now, in the words of the error that says so. */
export type StopReason =
  | 'installation_inactive'
  | 'writes_stopped'
  | 'project_off'
  | 'observe_only';

/** What decides whether anything may be written. */
export interface WriteState {
  tenant: Pick<StoredTenant, 'state' | 'writesStopped'> | null;
  /** An installation of the tenant is active. */
  installed: boolean;
  mode: ProjectMode;
}

/** Null where writing may go on. */
export function stopReason({ tenant, installed, mode }: WriteState): StopReason | null {
  if (tenant?.state !== 'active' || !installed) return 'installation_inactive';
  if (tenant.writesStopped) return 'writes_stopped';
  return modeStop(mode);
}

/** Why nothing is proposed or written in a project of this mode; null where it may be. */
export function modeStop(mode: ProjectMode): 'project_off' | 'observe_only' | null {
  if (mode === 'propose') return null;
  return mode === 'off' ? 'project_off' : 'observe_only';
}

/** The stop of a tenant and what else holds its writes. */
export interface WritesSwitch {
  /** By the tenant's own stop. */
  stopped: boolean;
  /** 0 where nobody touched it. */
  version: number;
  /** An account, or `operator`; null where nobody touched it. */
  changedBy: string | null;
  changedAt: Date | null;
  /** Since when the whole deployment is stopped; null: it is not. */
  deploymentSince: Date | null;
  /** Since when writes of a restored database are held; null: they are not. */
  recoveringSince: Date | null;
}

const untouched: WritesSwitch = {
  stopped: false,
  version: 0,
  changedBy: null,
  changedAt: null,
  deploymentSince: null,
  recoveringSince: null,
};

export async function findWritesSwitch(tx: TenantTx): Promise<WritesSwitch> {
  const rows = await tx.query<WritesSwitch>(
    `select t.writes_stopped as stopped, coalesce(c.version, 0) as version, c.author as "changedBy",
       c.changed_at as "changedAt", d.changed_at as "deploymentSince", t.recovering_since as "recoveringSince"
       from tenants t left join deployment_switches d on d.name = 'writes' and d.stopped
       left join lateral (select version, author, changed_at from setting_changes s
         where s.tenant_id = t.tenant_id and s.setting = 'writes' and s.project_id = ''
         order by version desc limit 1) c on true
      where t.tenant_id = $1`,
    [tx.tenantId],
  );
  return rows[0] ?? untouched;
}

export interface WritesChange {
  stopped: boolean;
  at: Date;
  /** The version that the author saw; left out by who sets it whatever it is. */
  version?: number | undefined;
  /** Default: the operator. */
  author?: Author;
}

/**
 * Stops or resumes all writes to Jira for the tenant. Waits for permits that are being minted: after
 * it no new write begins. False, and no entry, when it is so already.
 * @throws {ReadygateError} settings_changed where the version has passed
 */
export async function setWritesStopped(
  tx: TenantTx,
  { stopped, at, version, author = 'operator' }: WritesChange,
): Promise<boolean> {
  await lockTenant(tx);
  const known = await findWritesSwitch(tx);
  if (version !== undefined && known.version !== version)
    throw new ReadygateError('settings_changed', { path: '/version' });
  const changed = await tx.query(
    'update tenants set writes_stopped = $2 where tenant_id = $1 and writes_stopped <> $2 returning 1',
    [tx.tenantId, stopped],
  );
  if (changed.length === 0) return false;
  const change = { version: known.version + 1, value: { stopped } };
  await noteSetting(tx, 'writes', change, { at, author });
  if (!stopped) await publishSoon(tx, at);
  tx.audit({
    at,
    action: stopped ? 'tenant.writes_stopped' : 'tenant.writes_resumed',
    actor: author === 'operator' ? author : 'person',
    subject: { kind: 'tenant', id: tx.tenantId },
    ...(author === 'operator' ? {} : { personal: author }),
  });
  return true;
}
